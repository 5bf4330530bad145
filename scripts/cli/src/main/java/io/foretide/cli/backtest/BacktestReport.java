package io.foretide.cli.backtest;

import io.foretide.cli.report.AlertRow;
import io.foretide.cli.report.Provisioning;
import io.foretide.cli.report.Regret;
import io.foretide.cli.report.ReportData;
import io.foretide.cli.report.ReportWriter;
import io.foretide.cli.report.RunFacts;
import io.foretide.cli.report.RunFacts.Fact;
import io.foretide.cli.report.SeriesFigures;
import io.foretide.cli.report.ServiceSection;
import io.foretide.cli.report.Summary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The report of a backtest: the figures of every series, and the charts of those that alerted. */
final class BacktestReport {
  private static final int MOST_CHARTS = 60;
  private static final int MOST_ALERTS = 1000;
  private static final Comparator<AlertRow> WORST_FIRST =
      Comparator.comparing(AlertRow::severity)
          .thenComparing(AlertRow::score)
          .reversed()
          .thenComparing(AlertRow::startedAtMillis);

  private BacktestReport() {}

  /**
   * Writes it.
   *
   * @param results by name, at least one
   * @param createdAtMillis when the report is made, milliseconds since the epoch
   */
  static void write(
      Path input, String signal, List<SeriesResult> results, long createdAtMillis, Path file)
      throws IOException {
    List<SeriesResult> charted =
        results.stream()
            .sorted(Comparator.comparingInt((SeriesResult r) -> r.alerts().size()).reversed())
            .limit(MOST_CHARTS)
            .toList();
    List<AlertRow> alerts = results.stream().flatMap(r -> r.alerts().stream()).toList();
    RunFacts run =
        new RunFacts(
            "Backtest of " + input.getFileName(),
            results.stream().mapToLong(SeriesResult::fromMillis).min().orElseThrow(),
            results.stream().mapToLong(SeriesResult::toMillis).max().orElseThrow(),
            createdAtMillis,
            List.of(
                new Fact("Series", Integer.toString(results.size())),
                new Fact("Taken as", signal),
                new Fact("Charts", charted.size() + " series, most alerts first"),
                new Fact("Alerts", listed(alerts.size()))));
    ReportWriter.write(
        new ReportData(
            run,
            summary(results),
            charted.stream()
                .map(r -> new ServiceSection(r.figures().name(), List.of(r.chart())))
                .toList(),
            List.of(),
            List.of(),
            alerts.stream().sorted(WORST_FIRST).limit(MOST_ALERTS).toList(),
            List.of(),
            List.of(),
            results.stream().map(SeriesResult::figures).toList()),
        file);
  }

  private static String listed(int alerts) {
    return alerts <= MOST_ALERTS
        ? String.format(Locale.ROOT, "%,d", alerts)
        : String.format(Locale.ROOT, "the worst %,d of %,d", MOST_ALERTS, alerts);
  }

  private static Summary summary(List<SeriesResult> results) {
    List<SeriesFigures> figures = results.stream().map(SeriesResult::figures).toList();
    return new Summary(
        Summary.Detection.unlabelled(figures.stream().mapToInt(SeriesFigures::alerts).sum()),
        figures.stream()
            .mapToDouble(SeriesFigures::inside)
            .filter(Double::isFinite)
            .average()
            .orElse(Double.NaN),
        Provisioning.NONE,
        Provisioning.NONE,
        Regret.NONE,
        new Summary.Records(
            figures.stream().mapToLong(SeriesFigures::rows).sum(),
            figures.stream().mapToLong(SeriesFigures::repeated).sum(),
            Map.of()));
  }
}
