package io.foretide.cli.backtest;

import io.foretide.cli.report.SeriesFigures;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The figures of a backtest on the terminal: a line for each series, those that alerted first. */
final class BacktestTable {
  private static final int MOST_LINES = 25;
  private static final String HEADING = "%11s %8s %7s %9s %10s %7s %8s %9s %12s%n";
  private static final String LINE = "%,11d %,8d %7.1f %9s %,10d %,7d %8.2f %9s %12s%n";

  private BacktestTable() {}

  /** Prints the series, or those with most alerts when there are many, and all together. */
  static void print(List<SeriesFigures> series, PrintWriter out) {
    int width = series.stream().mapToInt(figures -> figures.name().length()).max().orElse(0);
    String name = "%-" + Math.max(width, "series".length()) + "s ";
    out.printf(
        name + HEADING,
        "series",
        "rows",
        "gaps",
        "days",
        "season",
        "anomalies",
        "alerts",
        "a day",
        "in 95 %",
        "width/error");
    series.stream()
        .sorted(Comparator.comparingInt(SeriesFigures::alerts).reversed())
        .limit(MOST_LINES)
        .forEach(figures -> out.print(line(name, figures)));
    if (series.size() > MOST_LINES) {
      out.printf(Locale.ROOT, "... and %,d more with fewer alerts%n", series.size() - MOST_LINES);
    }
    int repeated = series.stream().mapToInt(SeriesFigures::repeated).sum();
    if (repeated > 0) {
      out.printf(
          Locale.ROOT,
          "%,d rows were not learnt: a row before them was later, or in the same window%n",
          repeated);
    }
  }

  private static String line(String name, SeriesFigures figures) {
    return String.format(
        Locale.ROOT,
        name + LINE,
        figures.name(),
        figures.rows(),
        figures.gaps(),
        figures.days(),
        figures.season(),
        figures.anomalies(),
        figures.alerts(),
        figures.alertsPerDay(),
        known("%.1f %%", 100 * figures.inside()),
        known("%.2f", figures.widthOverError()));
  }

  private static String known(String format, double figure) {
    return Double.isFinite(figure) ? String.format(Locale.ROOT, format, figure) : "–";
  }
}
