package io.foretide.model.anomaly;

import io.foretide.model.series.AllowedRange;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.SignalKind;
import io.foretide.model.series.Signals;
import java.util.List;

/**
 * Departures from the expectation that are too small to matter to anybody, however unusual they
 * are. A gauge has no known unit: unless somebody says otherwise every departure of a gauge
 * matters, but for saturation.
 *
 * @param share smallest departure of a share of requests, 0..1: 0.01 is one point of a hundred
 * @param requests smallest departure of a share in requests of all windows that make an alert fire,
 *     where their number is known, &gt;= 0: what a share of few requests must amount to
 * @param latency smallest departure of a latency, as a part of what was expected, 0..1000
 * @param latencyMillis smallest departure of a latency, milliseconds, &gt;= 0
 * @param count smallest departure of a count, as a part of what was expected, 0..1000
 * @param countPerWindow smallest departure of a count, per window, &gt;= 0
 * @param gauge smallest departure of a gauge, as a part of what was expected, 0..1000
 * @param gaugeAmount smallest departure of a gauge, in its unit, &gt;= 0
 * @param saturation saturation that leaves room enough however unusual it is, 0..1
 */
public record SmallestEffect(
    double share,
    double requests,
    double latency,
    double latencyMillis,
    double count,
    double countPerWindow,
    double gauge,
    double gaugeAmount,
    double saturation) {

  private static final double LARGEST_PART = 1000;

  /** Checks the ranges. */
  public SmallestEffect {
    AllowedRange.between("smallestEffect.share", share, 0, 1);
    AllowedRange.notNegative("smallestEffect.requests", requests);
    AllowedRange.between("smallestEffect.latency", latency, 0, LARGEST_PART);
    AllowedRange.notNegative("smallestEffect.latencyMillis", latencyMillis);
    AllowedRange.between("smallestEffect.count", count, 0, LARGEST_PART);
    AllowedRange.notNegative("smallestEffect.countPerWindow", countPerWindow);
    AllowedRange.between("smallestEffect.gauge", gauge, 0, LARGEST_PART);
    AllowedRange.notNegative("smallestEffect.gaugeAmount", gaugeAmount);
    AllowedRange.between("smallestEffect.saturation", saturation, 0, 1);
  }

  /**
   * One point of errors that is four requests in all, a quarter and 1 ms of latency, a quarter and
   * 5 requests of a count, a saturation of 0.75.
   */
  public static SmallestEffect defaults() {
    return new SmallestEffect(0.01, 4, 0.25, 1, 0.25, 5, 0, 0, 0.75);
  }

  /** Half as large in every way: what is below has become much too small to matter. */
  SmallestEffect half() {
    return new SmallestEffect(
        share / 2,
        requests / 2,
        latency / 2,
        latencyMillis / 2,
        count / 2,
        countPerWindow / 2,
        gauge / 2,
        gaugeAmount / 2,
        saturation / 2);
  }

  /**
   * Whether a departure is large enough to matter.
   *
   * @param departure distance from the expectation towards the watched side, in its unit
   * @param expected what was expected, in the same unit
   */
  public boolean isReached(SeriesWindow window, double departure, double expected) {
    return departure > 0
        && switch (window.kind()) {
          case RATIO -> departure >= share;
          case LATENCY -> departure >= Math.max(latencyMillis, latency * expected);
          case COUNT -> departure >= Math.max(countPerWindow, count * expected);
          case GAUGE ->
              departure >= Math.max(gaugeAmount, gauge * Math.abs(expected)) && fills(window);
        };
  }

  private boolean fills(SeriesWindow window) {
    return !window.key().signal().equals(Signals.SATURATION) || window.value() >= saturation;
  }

  /**
   * Whether it matters that a series does not move. At 0 nothing happens, which is no fault of the
   * feed; but a count at 0 where more was expected has stopped.
   *
   * @param expected what was expected, in the unit of the signal
   */
  boolean isReachedByFrozen(SeriesWindow window, double expected) {
    return switch (window.kind()) {
      case COUNT -> Math.max(window.value(), expected) >= countPerWindow;
      case RATIO, LATENCY, GAUGE -> window.value() != 0;
    };
  }

  /**
   * Whether the unusual windows of a share are enough requests together.
   *
   * @param windows windows on one side
   */
  boolean areEnough(SignalKind kind, List<Sighting> windows) {
    return switch (kind) {
      case RATIO -> {
        double together = 0;
        for (Sighting window : windows) {
          together += window.weight() == 0 ? requests : window.effect() * window.weight();
        }
        yield together >= requests;
      }
      case COUNT, LATENCY, GAUGE -> true;
    };
  }
}
