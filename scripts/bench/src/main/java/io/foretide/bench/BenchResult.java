package io.foretide.bench;

import io.foretide.bench.ladder.RungResult;
import io.foretide.bench.latency.LatencyResult;
import io.foretide.bench.series.SeriesResult;
import java.util.List;

/**
 * What was measured.
 *
 * @param begun when, ISO-8601
 * @param machine where, and with which Java, Flink and Kafka
 * @param traffic what the ladder read
 * @param ladder every rung; empty when it was left out
 * @param series every case; empty when they were left out
 * @param latency null when it was left out
 */
record BenchResult(
    String begun,
    String machine,
    Traffic traffic,
    List<RungResult> ladder,
    List<SeriesResult> series,
    LatencyResult latency) {

  /** The same with the ladder. */
  BenchResult withLadder(List<RungResult> rungs) {
    return new BenchResult(begun, machine, traffic, rungs, series, latency);
  }

  /** The same with the series. */
  BenchResult withSeries(List<SeriesResult> cases) {
    return new BenchResult(begun, machine, traffic, ladder, cases, latency);
  }

  /** The same with the latency. */
  BenchResult withLatency(LatencyResult measured) {
    return new BenchResult(begun, machine, traffic, ladder, series, measured);
  }

  /** A rung by its name. */
  RungResult rung(String name) {
    return ladder.stream().filter(rung -> rung.rung().equals(name)).findFirst().orElseThrow();
  }

  /** How many times as many records a second one rung reads as another. */
  double ratio(String rung, String to) {
    return rung(rung).recordsPerSecond().median() / rung(to).recordsPerSecond().median();
  }
}
