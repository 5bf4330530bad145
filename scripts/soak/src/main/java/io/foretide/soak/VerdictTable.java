package io.foretide.soak;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** A verdict for people. */
final class VerdictTable {
  private final PrintWriter out;

  VerdictTable(PrintWriter out) {
    this.out = out;
  }

  void print(Verdict verdict) {
    Judgement outputs = verdict.outputs();
    out.println();
    line(
        "  %-14s %10s %6s %8s %8s %11s %13s",
        "", "expected", "lost", "doubled", "changed", "unexpected", "out of order");
    row("windows", outputs.windows());
    row("baselines", outputs.baselines());
    row("alerts", outputs.alerts());
    row("forecasts", outputs.forecasts());
    line("  %,d readings fed, %d dead letters", verdict.telemetry(), outputs.deadLetters());
    line(
        "  a reader that read all the while saw %s late one",
        verdict.sameLive() ? "the same as a" : "OTHER windows than a");
    printOutages(verdict);
    examples(outputs.windows());
    examples(outputs.baselines());
    examples(outputs.alerts());
    examples(outputs.forecasts());
    out.println(verdict.passed() ? "PASSED" : "FAILED");
    out.flush();
  }

  private void row(String name, Differences of) {
    line(
        "  %-14s %,10d %6d %8d %8d %11d %13d",
        name,
        of.expected(),
        of.lost(),
        of.doubled(),
        of.changed(),
        of.unexpected(),
        of.disordered());
  }

  private void printOutages(Verdict verdict) {
    List<Duration> sorted = verdict.outages().stream().sorted().toList();
    if (sorted.isEmpty()) {
      line("  %d faults, the job never stopped", verdict.faults());
    } else {
      line(
          "  %d faults, %d outages of the job: median %.1f s, longest %.1f s",
          verdict.faults(),
          sorted.size(),
          seconds(sorted.get(sorted.size() / 2)),
          seconds(sorted.get(sorted.size() - 1)));
    }
    if (!verdict.complete()) {
      line("  the job did not run again in time, or stopped before the rest was written");
    }
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  private void examples(Differences of) {
    of.examples().forEach(example -> line("  %s", example));
  }

  private void line(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
