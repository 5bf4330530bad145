package io.foretide.cli.simulate;

import io.foretide.cli.DurationText;
import io.foretide.cli.ShareText;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The figures of a simulation on the terminal. */
final class SimulationTable {
  private static final int MOST_SERIES = 25;
  private static final String LINE = "  %-20s %10s %15s %15s %13s%n";

  private SimulationTable() {}

  /**
   * Prints each series, those first that come first by name, and all together.
   *
   * @param replicaCapacity demand that one replica serves; NaN when capacity is not in replicas
   */
  static void print(Compared all, double replicaCapacity, PrintWriter out) {
    List<SeriesResult> series = all.series();
    series.stream()
        .limit(MOST_SERIES)
        .forEach(one -> print(one.title(), one.fits(), replicaCapacity, out));
    if (series.size() > MOST_SERIES) {
      out.printf(Locale.ROOT, "... and %,d more series%n", series.size() - MOST_SERIES);
    }
    if (series.size() > 1) {
      printAll(all, replicaCapacity, out);
    }
    out.println(
        "* headroom tuned on the answers: just enough to keep the target on the rows judged");
    if (!all.leftOut().isEmpty()) {
      out.printf(Locale.ROOT, "Left out of the figures of all: %,d series%n", all.leftOut().size());
      all.leftOut().forEach(one -> out.println("  " + one.text()));
    }
  }

  private static void printAll(Compared all, double replicaCapacity, PrintWriter out) {
    List<Map<Rule, CapacityFit>> fits = all.fits();
    int others = all.leftOut().size();
    out.printf(
        Locale.ROOT,
        "All %,d series%s%n",
        fits.size(),
        others == 0 ? "" : String.format(Locale.ROOT, ", without %,d left out", others));
    heading("MEDIAN", replicaCapacity, out);
    fits.get(0)
        .keySet()
        .forEach(r -> line(r, CapacityFit.median(Rival.of(r, fits)), replicaCapacity, out));
    heading("MEAN", replicaCapacity, out);
    fits.get(0)
        .keySet()
        .forEach(r -> line(r, CapacityFit.mean(Rival.of(r, fits)), replicaCapacity, out));
  }

  private static void print(
      String name, Map<Rule, CapacityFit> fits, double replicaCapacity, PrintWriter out) {
    out.println(name);
    heading("", replicaCapacity, out);
    fits.forEach((rule, fit) -> line(rule, fit, replicaCapacity, out));
  }

  private static void heading(String name, double replicaCapacity, PrintWriter out) {
    String hours = Double.isNaN(replicaCapacity) ? "capacity-hours" : "replica-hours";
    out.printf(LINE, name, "violation", "over-provision", hours, "scale events");
  }

  private static void line(Rule rule, CapacityFit fit, double replicaCapacity, PrintWriter out) {
    double unit = Double.isNaN(replicaCapacity) ? 1 : replicaCapacity;
    out.printf(
        LINE,
        rule.title() + (rule.isTuned() ? " *" : ""),
        known("%.2f %%", 100 * fit.violation()),
        known("%.3f", fit.overProvision()),
        known("%,.1f", fit.capacityHours() / unit),
        known("%,.0f", fit.changes()));
  }

  /** Prints what other lead times and targets would have come to. */
  static void printWhatIf(List<WhatIf> grid, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "What if (medians over %,d series; ratio: over-provision over the best rival's)%n",
        grid.get(0).series());
    out.printf(
        "  %8s %9s %10s %15s %7s  %s%n",
        "lead",
        "target",
        "violation",
        "over-provision",
        "ratio",
        "best rival, tuned on the answers");
    for (WhatIf point : grid) {
      out.printf(
          Locale.ROOT,
          "  %8s %9s %10s %15s %7s  %s%n",
          DurationText.shortest(point.leadMillis()),
          ShareText.percent(point.target()),
          known("%.2f %%", 100 * point.violation()),
          known("%.3f", point.overProvision()),
          known("%.2f", point.ratio()),
          (known("%.3f", point.bestRivalOverProvision()) + " " + point.bestRival()).strip());
    }
  }

  private static String known(String format, double figure) {
    return Double.isFinite(figure) ? String.format(Locale.ROOT, format, figure) : "–";
  }
}
