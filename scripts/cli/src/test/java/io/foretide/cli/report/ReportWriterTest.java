package io.foretide.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportWriterTest {
  private static final String NASTY = "</script><!-- <script> & {{data}} $1 \u2028";

  @TempDir Path directory;
  private SampleReport sample;

  @BeforeEach
  void simulate() {
    sample = new SampleReport(10 * 60_000);
  }

  @Test
  void staysBelowEightMegabytes() throws IOException {
    assertThat(written(new SampleReport(60_000).data()).length()).isBetween(500_000, 8_000_000);
  }

  @Test
  void asksNothingOfTheNetwork() throws IOException {
    String page = written(sample.data());
    assertThat(page).contains("default-src 'none'");
    assertThat(page)
        .doesNotContainPattern("(?i)<(script|img|iframe|link)[^>]*(src|href)=\"?(http|//)");
    assertThat(page).doesNotContainPattern("(?i)@import|url\\(|fetch\\(|XMLHttpRequest|WebSocket");
  }

  @Test
  void inlinesEveryPartAndLeavesNoPlaceholder() throws IOException {
    String page = written(sample.data());
    assertThat(page)
        .contains("uPlot", "The MIT License", "const Services", "prefers-color-scheme: dark")
        .doesNotContainPattern("\\{\\{[a-z-]+}}");
  }

  @Test
  void escapesTextThatWouldEndTheData() throws IOException {
    RunFacts run = new RunFacts(NASTY, 0, 1, 2, List.of(new RunFacts.Fact(NASTY, NASTY)));
    String page = written(withRun(run));
    assertThat(occurrences(page, "</script>")).isEqualTo(4);
    assertThat(occurrences(page, "<!--")).isZero();
    assertThat(data(page).at("/run/title").textValue()).isEqualTo(NASTY);
    assertThat(page).contains("<h1>&lt;/script>&lt;!-- &lt;script> &amp; {{data}} $1 \u2028</h1>");
  }

  @Test
  void writesUnknownNumbersAsNull() throws IOException {
    JsonNode data = data(written(sample.unlabelled()));
    assertThat(data.at("/summary/detection/falseAlertsPerServiceWeek").isNull()).isTrue();
    assertThat(data.at("/summary/foretide/underShare").isNull()).isTrue();
    assertThat(data.at("/services/0/signals/0/expected/0").isNull()).isTrue();
    assertThat(data.at("/alerts/0/verdict").textValue()).isEqualTo("NO_LABEL");
  }

  /** A link of an episode leads to the chart by the row of the alert. */
  @Test
  void listsTheAlertsOfEpisodesByTheIdsOfTheirRows() throws IOException {
    JsonNode data = data(written(sample.data()));
    assertThat(data.at("/episodes")).isNotEmpty();
    assertThat(data.at("/alerts").findValuesAsText("alertId"))
        .containsAll(texts(data.at("/episodes").findValues("alertIds")));
  }

  private static List<String> texts(List<JsonNode> arrays) {
    List<String> texts = new ArrayList<>();
    arrays.forEach(array -> array.forEach(id -> texts.add(id.textValue())));
    return texts;
  }

  @Test
  void keepsFiveDigitsOfColumns() throws IOException {
    double[] column = {1234.5678, -0.000123456, 7, Double.POSITIVE_INFINITY, 9.87654321e20};
    SignalChart chart =
        new SignalChart(
            "id", "errors", ChartUnit.NUMBER, new long[5], column, column, column, column);
    String json = ReportJson.of(withServices(List.of(new ServiceSection("s", List.of(chart)))));
    assertThat(json).contains("\"actual\":[1234.6,-0.00012346,7,null,9.8765E+20]");
  }

  @Test
  void writesOverAnEarlierReportAndMakesItsDirectory() throws IOException {
    Path file = directory.resolve("deep/er/report.html");
    ReportWriter.write(sample.unlabelled(), file);
    ReportWriter.write(withServices(List.of()), file);
    assertThat(data(Files.readString(file)).at("/services")).isEmpty();
  }

  private ReportData withRun(RunFacts run) {
    ReportData data = sample.unlabelled();
    return new ReportData(
        run,
        data.summary(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private ReportData withServices(List<ServiceSection> services) {
    Summary summary =
        new Summary(
            Summary.Detection.unlabelled(0),
            Double.NaN,
            Provisioning.NONE,
            Provisioning.NONE,
            Regret.NONE,
            new Summary.Records(0, 0, Map.of()));
    return new ReportData(
        new RunFacts("t", 0, 1, 2, List.of()),
        summary,
        services,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private String written(ReportData data) throws IOException {
    Path file = directory.resolve("report.html");
    ReportWriter.write(data, file);
    return Files.readString(file);
  }

  private static JsonNode data(String page) throws IOException {
    Matcher found =
        Pattern.compile("id=\"report-data\">(.*?)</script>", Pattern.DOTALL).matcher(page);
    assertThat(found.find()).isTrue();
    return new ObjectMapper().readTree(found.group(1));
  }

  private static int occurrences(String page, String text) {
    return page.split(Pattern.quote(text), -1).length - 1;
  }
}
