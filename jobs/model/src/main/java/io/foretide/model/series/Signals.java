package io.foretide.model.series;

/** The names of the signals that Foretide knows by itself; every other name is a gauge. */
public final class Signals {
  /** Requests per window. */
  public static final String REQUESTS = "requests";

  /** Share of failed requests, 0..1. */
  public static final String ERRORS = "errors";

  /** Median duration, milliseconds. */
  public static final String LATENCY_P50 = "latency.p50";

  /** 95th percentile of the duration, milliseconds. */
  public static final String LATENCY_P95 = "latency.p95";

  /** 99th percentile of the duration, milliseconds. */
  public static final String LATENCY_P99 = "latency.p99";

  /** How full the service's scarcest resource is, 0..1. */
  public static final String SATURATION = "saturation";

  /** Replicas that are ready. */
  public static final String REPLICAS = "replicas";

  /** Replicas that whoever scales the service has asked for. */
  public static final String REPLICAS_WANTED = "replicas.wanted";

  private Signals() {}

  /**
   * Kind of a signal that arrives as a metric.
   *
   * @param counted whether its samples are counts, to be summed over a window
   */
  public static SignalKind kind(String signal, boolean counted) {
    if (counted || signal.equals(REQUESTS)) {
      return SignalKind.COUNT;
    }
    if (signal.equals(ERRORS)) {
      return SignalKind.RATIO;
    }
    return signal.startsWith("latency.") ? SignalKind.LATENCY : SignalKind.GAUGE;
  }
}
