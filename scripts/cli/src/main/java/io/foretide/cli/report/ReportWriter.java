package io.foretide.cli.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes the report of a demo or a backtest. */
public final class ReportWriter {
  private static final List<String> SCRIPTS =
      List.of(
          "data.js",
          "format.js",
          "theme.js",
          "plot.js",
          "marks.js",
          "signal-charts.js",
          "fan-charts.js",
          "scaling-charts.js",
          "sections.js",
          "heading.js",
          "summary.js",
          "table.js",
          "tables.js",
          "page.js");

  private ReportWriter() {}

  /**
   * Writes the report, and the directories above it.
   *
   * @throws IOException when the file cannot be written
   */
  public static void write(ReportData data, Path file) throws IOException {
    PageWriter.write("report.html", data.run().title(), SCRIPTS, data, file);
  }
}
