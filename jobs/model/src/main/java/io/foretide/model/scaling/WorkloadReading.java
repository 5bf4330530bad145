package io.foretide.model.scaling;

/**
 * What was measured of a workload in one window; NaN where nothing is known.
 *
 * @param startMillis inclusive, milliseconds since the epoch
 * @param endMillis exclusive, milliseconds since the epoch
 * @param demand requests per second
 * @param ready replicas that were ready
 * @param wanted replicas that were asked for, by whoever scales the workload
 * @param latency duration of a request that 5 % exceed, milliseconds
 * @param saturation how full the scarcest resource of the replicas was, 0..1
 */
public record WorkloadReading(
    long startMillis,
    long endMillis,
    double demand,
    double ready,
    double wanted,
    double latency,
    double saturation) {

  /** A window of which nothing is known yet. */
  public static WorkloadReading unknown(long startMillis, long endMillis) {
    double none = Double.NaN;
    return new WorkloadReading(startMillis, endMillis, none, none, none, none, none);
  }

  /** With this demand, requests per second. */
  public WorkloadReading withDemand(double perSecond) {
    return new WorkloadReading(
        startMillis, endMillis, perSecond, ready, wanted, latency, saturation);
  }

  /** With so many replicas ready. */
  public WorkloadReading withReady(double replicas) {
    return new WorkloadReading(
        startMillis, endMillis, demand, replicas, wanted, latency, saturation);
  }

  /** With so many replicas asked for. */
  public WorkloadReading withWanted(double replicas) {
    return new WorkloadReading(
        startMillis, endMillis, demand, ready, replicas, latency, saturation);
  }

  /** With this 95th percentile of the duration, milliseconds. */
  public WorkloadReading withLatency(double millis) {
    return new WorkloadReading(startMillis, endMillis, demand, ready, wanted, millis, saturation);
  }

  /** With this saturation, 0..1. */
  public WorkloadReading withSaturation(double share) {
    return new WorkloadReading(startMillis, endMillis, demand, ready, wanted, latency, share);
  }
}
