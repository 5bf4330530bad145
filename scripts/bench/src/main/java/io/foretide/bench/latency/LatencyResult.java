package io.foretide.bench.latency;

import io.foretide.bench.Sample;

/**
 * How soon alerts were in Kafka.
 *
 * @param recordsPerSecond the load, requests
 * @param machineLoad share of all cores that was busy meanwhile, 0..1
 * @param windows from the close of the window that raised it
 * @param failures from the request that decided that a service fails
 */
public record LatencyResult(
    double recordsPerSecond, double machineLoad, Delays windows, Delays failures) {

  /**
   * Delays of alerts, milliseconds.
   *
   * @param alerts how many were measured
   * @param p50Millis the median
   * @param p99Millis what one in a hundred exceeds
   * @param mostMillis the longest
   */
  public record Delays(int alerts, double p50Millis, double p99Millis, double mostMillis) {
    static Delays of(double[] millis) {
      return new Delays(
          millis.length,
          Sample.quantile(millis, 0.5),
          Sample.quantile(millis, 0.99),
          Sample.quantile(millis, 1));
    }
  }
}
