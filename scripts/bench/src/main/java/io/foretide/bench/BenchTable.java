package io.foretide.bench;

import io.foretide.bench.ladder.RungResult;
import io.foretide.bench.latency.LatencyResult;
import io.foretide.bench.latency.LatencyResult.Delays;
import io.foretide.bench.series.SeriesResult;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** The figures as people read them. */
final class BenchTable {
  private static final List<String> COMPARED = List.of("L3", "L5", "L7", "SQL", "KS");

  private final PrintWriter out;

  BenchTable(PrintWriter out) {
    this.out = out;
  }

  void print(BenchResult result) {
    line("");
    line("Foretide on %s", result.machine());
    if (!result.ladder().isEmpty()) {
      ladder(result);
    }
    if (!result.series().isEmpty()) {
      series(result.series());
    }
    if (result.latency() != null) {
      latency(result.latency());
    }
    out.flush();
  }

  private void ladder(BenchResult result) {
    line("");
    line(
        "%,d requests to %,d operations, %,.0f of each in a window of a minute; medians of %d.",
        result.traffic().records(),
        Requests.operations(),
        result.traffic().perOperationAndMinute(),
        result.ladder().get(0).recordsPerSecond().repeats());
    if (result.ladder().get(0).recordsPerSecond().repeats() == 1) {
      line("Once, and so few that compiling weighs most: no figures to quote.");
    }
    line("× is how many times as many records a second as that rung; CPU is without the broker's.");
    line("");
    line(
        "  %-4s %12s %7s %11s %6s %6s %6s %6s %6s",
        "rung", "records/s", "spread", "CPU µs/rec", "× L3", "× L5", "× L7", "× SQL", "× KS");
    for (RungResult rung : result.ladder()) {
      StringBuilder ratios = new StringBuilder();
      for (String to : COMPARED) {
        ratios.append(String.format(Locale.ROOT, " %6.2f", result.ratio(rung.rung(), to)));
      }
      line(
          "  %-4s %,12.0f %5.0f %% %11.3f%s  %s",
          rung.rung(),
          rung.recordsPerSecond().median(),
          100 * rung.recordsPerSecond().spread(),
          rung.cpuMicrosPerRecord().median(),
          ratios,
          rung.title());
    }
  }

  private void series(List<SeriesResult> results) {
    line("");
    line("Windows of many series through learning, scoring and alerting, on RocksDB");
    line("");
    line(
        "  %9s %10s %11s %10s %10s %9s",
        "series", "updates/s", "CPU µs/upd", "B/series", "sync ms", "restore s");
    for (SeriesResult result : results) {
      line(
          "  %,9d %,10.0f %11.1f %,10.0f %,10d %9.1f  %s",
          result.series(),
          result.updatesPerSecond(),
          result.cpuMicrosPerUpdate(),
          result.bytesPerSeries(),
          result.longestSyncMillis(),
          result.restoreSeconds(),
          result.name());
    }
  }

  private void latency(LatencyResult latency) {
    line("");
    line(
        "Until an alert is in Kafka, at %,.0f requests/s (%.0f %% of the machine busy)",
        latency.recordsPerSecond(), 100 * latency.machineLoad());
    delays("from the close of its window", latency.windows());
    delays("from the request that decided that a service fails", latency.failures());
  }

  private void delays(String from, Delays delays) {
    line(
        "  %s: %d alerts, median %.0f ms, 99 %% within %.0f ms, longest %.0f ms",
        from, delays.alerts(), delays.p50Millis(), delays.p99Millis(), delays.mostMillis());
  }

  private void line(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
