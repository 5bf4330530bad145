package io.foretide.cli.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes a page as one HTML file that asks nothing of the network.
 *
 * <p>Style, scripts, data and the chart library (uPlot, from its WebJar) are inlined, and the
 * page's content security policy forbids every request.
 */
public final class PageWriter {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-z-]+)}}");
  private static final List<String> STYLES = List.of("page.css", "parts.css", "charts.css");
  private static final String UPLOT_POM = "/META-INF/maven/org.webjars.npm/uplot/pom.properties";
  private static final String UPLOT = "/META-INF/resources/webjars/uplot/%s/%s";

  private PageWriter() {}

  /**
   * Writes a page, and the directories above it.
   *
   * @param template name of the page among the resources of this package
   * @param title heading of the page
   * @param scripts names of its scripts, in their order
   * @param data what they show: records, lists, arrays, numbers and text
   * @throws IOException when the file cannot be written
   */
  public static void write(
      String template, String title, List<String> scripts, Object data, Path file)
      throws IOException {
    String uplot = uplotVersion();
    Map<String, String> parts =
        Map.of(
            "title", escaped(title),
            "style", uplot(uplot, "dist/uPlot.min.css") + joined(STYLES),
            "uplot-license", uplot(uplot, "LICENSE"),
            "uplot", uplot(uplot, "dist/uPlot.iife.min.js"),
            "scripts", joined(scripts),
            "data", ReportJson.of(data));
    Path directory = file.toAbsolutePath().getParent();
    if (directory != null) {
      Files.createDirectories(directory);
    }
    Files.writeString(file, filled(own(template), parts));
  }

  private static String filled(String template, Map<String, String> parts) {
    return PLACEHOLDER
        .matcher(template)
        .replaceAll(match -> Matcher.quoteReplacement(parts.get(match.group(1))));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  private static String joined(List<String> names) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String name : names) {
      text.append('\n').append(own(name));
    }
    return text.toString();
  }

  private static String own(String name) throws IOException {
    return resource("/io/foretide/cli/report/" + name);
  }

  private static String uplot(String version, String path) throws IOException {
    return resource(UPLOT.formatted(version, path));
  }

  private static String uplotVersion() throws IOException {
    Properties pom = new Properties();
    pom.load(new StringReader(resource(UPLOT_POM)));
    return pom.getProperty("version");
  }

  private static String resource(String path) throws IOException {
    try (InputStream stream = PageWriter.class.getResourceAsStream(path)) {
      if (stream == null) {
        throw new IOException(path + " is not on the class path");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
