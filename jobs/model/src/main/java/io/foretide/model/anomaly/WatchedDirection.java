package io.foretide.model.anomaly;

import io.foretide.model.series.SignalKind;
import io.foretide.model.series.Signals;

/** On which side of its expectation a signal is a symptom. */
public enum WatchedDirection {
  /** More than expected: errors, latency, saturation. */
  ABOVE,
  /** Less than expected: where somebody says so. */
  BELOW,
  /** More and less than expected: requests, gauges of unknown meaning. */
  BOTH,
  /** Neither: a consequence, not a symptom, such as replicas. */
  NONE;

  /** What is watched of a signal, see {@link Signals}. */
  public static WatchedDirection of(String signal, SignalKind kind) {
    return switch (kind) {
      case RATIO, LATENCY -> ABOVE;
      case COUNT -> BOTH;
      case GAUGE -> ofGauge(signal);
    };
  }

  /**
   * Whether evidence on that side may alert.
   *
   * @param direction +1 above the expectation, -1 below, 0 without evidence
   */
  public boolean watches(int direction) {
    return switch (this) {
      case ABOVE -> direction > 0;
      case BELOW -> direction < 0;
      case BOTH -> direction != 0;
      case NONE -> false;
    };
  }

  /**
   * The side of an alert.
   *
   * @param direction +1 above the expectation, -1 below, 0 when it has none
   */
  public static WatchedDirection sideOf(int direction) {
    return direction == 0 ? BOTH : direction > 0 ? ABOVE : BELOW;
  }

  private static WatchedDirection ofGauge(String signal) {
    return switch (signal) {
      case Signals.SATURATION -> ABOVE;
      case Signals.REPLICAS -> NONE;
      default -> BOTH;
    };
  }
}
