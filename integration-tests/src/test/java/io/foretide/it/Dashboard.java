package io.foretide.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A dashboard of Grafana, as far as a test asks.
 *
 * @param panels those that show something, without the rows
 * @param variables queries of its variables
 */
record Dashboard(List<Panel> panels, List<String> variables) {
  private static final Pattern SELECTOR = Pattern.compile("(flink_\\w+)(?:\\{([^}]*)})?");
  private static final Pattern MATCHER = Pattern.compile("(\\w+)(=~|=)\"([^\"]*)\"");
  private static final Pattern GROUPING = Pattern.compile("by \\(([^)]*)\\)");

  /** A panel and its queries. */
  record Panel(String title, String description, List<String> expressions) {}

  /**
   * What an expression selects.
   *
   * @param metric name of the metric
   * @param labels the labels that it must have, and what they must match
   */
  record Selector(String metric, List<Label> labels) {
    boolean selects(MetricSample sample) {
      return sample.name().equals(metric)
          && labels.stream()
              .allMatch(label -> sample.labels().getOrDefault(label.name, "").matches(label.value));
    }
  }

  /** A label and a regular expression for its value. */
  record Label(String name, String value) {}

  static Dashboard read(Path file) throws IOException {
    JsonNode json = new ObjectMapper().readTree(file.toFile());
    List<Panel> panels = new ArrayList<>();
    for (JsonNode panel : json.path("panels")) {
      if (!panel.path("type").asText().equals("row")) {
        panels.add(
            new Panel(
                panel.path("title").asText(),
                panel.path("description").asText(),
                panel.path("targets").findValuesAsText("expr")));
      }
    }
    return new Dashboard(panels, json.path("templating").path("list").findValuesAsText("query"));
  }

  /** Everything that a panel or a variable selects. */
  List<Selector> selectors() {
    List<Selector> selectors = new ArrayList<>();
    panels.forEach(panel -> panel.expressions().forEach(text -> parse(text, selectors)));
    variables.forEach(text -> parse(text, selectors));
    return selectors;
  }

  private static void parse(String expression, List<Selector> selectors) {
    List<Label> grouping = new ArrayList<>();
    Matcher by = GROUPING.matcher(expression);
    while (by.find()) {
      for (String name : by.group(1).split(", ", -1)) {
        grouping.add(new Label(name, ".+"));
      }
    }
    Matcher selector = SELECTOR.matcher(expression);
    while (selector.find()) {
      List<Label> labels = new ArrayList<>(grouping);
      Matcher label = MATCHER.matcher(selector.group(2) == null ? "" : selector.group(2));
      while (label.find()) {
        // The dashboard's variable stands for every job.
        labels.add(new Label(label.group(1), label.group(3).replace("$job", ".+")));
      }
      selectors.add(new Selector(selector.group(1), labels));
    }
  }
}
