package io.foretide.bench.latency;

/**
 * How long after its window closed an alert was in Kafka.
 *
 * @param recordsPerSecond the load, requests
 * @param machineLoad share of all cores that was busy meanwhile, 0..1
 * @param alerts revisions of alerts that were measured
 * @param p50Millis the median
 * @param p99Millis what one in a hundred exceeds
 * @param mostMillis the longest
 */
public record LatencyResult(
    double recordsPerSecond,
    double machineLoad,
    int alerts,
    double p50Millis,
    double p99Millis,
    double mostMillis) {}
