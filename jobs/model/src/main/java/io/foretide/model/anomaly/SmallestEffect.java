package io.foretide.model.anomaly;

import io.foretide.model.series.AllowedRange;
import io.foretide.model.series.SignalKind;

/**
 * Departures from the expectation that are too small to matter to anybody, however unusual they
 * are. A gauge has no known unit, so every departure of a gauge matters.
 *
 * @param share smallest departure of a share of requests, 0..1: 0.01 is one point of a hundred
 * @param latency smallest departure of a latency, as a part of what was expected, 0..10
 * @param latencyMillis smallest departure of a latency, milliseconds, &gt;= 0
 * @param count smallest departure of a count, as a part of what was expected, 0..10
 * @param countPerWindow smallest departure of a count, per window, &gt;= 0
 */
public record SmallestEffect(
    double share, double latency, double latencyMillis, double count, double countPerWindow) {

  private static final double LARGEST_PART = 10;

  /** Checks the ranges. */
  public SmallestEffect {
    AllowedRange.between("smallestEffect.share", share, 0, 1);
    AllowedRange.between("smallestEffect.latency", latency, 0, LARGEST_PART);
    AllowedRange.notNegative("smallestEffect.latencyMillis", latencyMillis);
    AllowedRange.between("smallestEffect.count", count, 0, LARGEST_PART);
    AllowedRange.notNegative("smallestEffect.countPerWindow", countPerWindow);
  }

  /** One point of errors, a tenth and 1 ms of latency, a tenth and 5 requests of a count. */
  public static SmallestEffect defaults() {
    return new SmallestEffect(0.01, 0.1, 1, 0.1, 5);
  }

  /**
   * Whether a departure is large enough to matter.
   *
   * @param kind kind of the signal
   * @param departure distance from the expectation towards the watched side, in its unit
   * @param expected what was expected, in the same unit
   */
  public boolean isReached(SignalKind kind, double departure, double expected) {
    return departure > 0 && departure >= smallest(kind, Math.abs(expected));
  }

  private double smallest(SignalKind kind, double expected) {
    return switch (kind) {
      case RATIO -> share;
      case LATENCY -> Math.max(latencyMillis, latency * expected);
      case COUNT -> Math.max(countPerWindow, count * expected);
      case GAUGE -> 0;
    };
  }
}
