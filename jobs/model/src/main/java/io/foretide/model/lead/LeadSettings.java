package io.foretide.model.lead;

import io.foretide.model.forecast.ForecastSettings;
import io.foretide.model.forecast.StepClock;
import io.foretide.model.series.AllowedRange;
import io.foretide.model.statistics.RunningMean;
import java.time.Duration;
import java.time.ZoneId;

/**
 * Settings of a forecast of one time ahead.
 *
 * @param windowMillis width of a window, milliseconds; divides a day
 * @param zone whose days and weeks make the season
 * @param ahead windows from the last one known to the one that is forecast, 1..100,000
 * @param everyWindows windows that a decision is in force for, 1..100,000
 * @param targetViolation share of the windows in which the value may exceed the capacity, 0.0001 to
 *     0.5
 */
public record LeadSettings(
    long windowMillis, ZoneId zone, int ahead, int everyWindows, double targetViolation) {
  /** Least share of the windows that may be violated. */
  public static final double LEAST_VIOLATION = 0.0001;

  /** Largest share of the windows that may be violated. */
  public static final double MOST_VIOLATION = 0.5;

  private static final int MOST_WINDOWS = 100_000;
  // Forecasts that wait for their time: more would learn no faster.
  private static final int MOST_PENDING = 60;

  /** Checks the ranges. */
  public LeadSettings {
    AllowedRange.between("ahead", ahead, 1, MOST_WINDOWS);
    AllowedRange.between("everyWindows", everyWindows, 1, MOST_WINDOWS);
    AllowedRange.between("targetViolation", targetViolation, LEAST_VIOLATION, MOST_VIOLATION);
  }

  /** Windows on the clock of the zone. */
  StepClock windows() {
    return new StepClock(windowMillis, zone);
  }

  /** What days and weeks are kept in: windows, put together to five minutes at least. */
  StepClock cells() {
    return new StepClock(ForecastSettings.stepMillis(windowMillis), zone);
  }

  /** Whole windows of a time, at least one. */
  int count(Duration time) {
    return (int) Math.max(1, time.toMillis() / windowMillis);
  }

  /** Weight of a new value in a mean whose values count half after a time. */
  double rate(Duration halfLife) {
    return RunningMean.rate(halfLife, windowMillis);
  }

  /** Weight of a new value in a mean over about so many windows as the time has. */
  double rateOver(Duration span) {
    return 2.0 / (count(span) + 1);
  }

  /**
   * What a capacity costs at a value: its pinball loss, of one that is to be exceeded that often.
   */
  double loss(double capacity, double value) {
    return value > capacity
        ? (1 - targetViolation) * (value - capacity)
        : targetViolation * (capacity - value);
  }

  /** Whether the value of a window is forecast, to learn from it. */
  boolean isForecast(long window) {
    return Math.floorMod(window, (long) stride()) == 0;
  }

  /**
   * Whether a decision falls due at the end of a window: the first one since the last decision
   * after so many windows, counted from the epoch.
   */
  boolean isDue(long window, long decided) {
    return Math.floorDiv(window + 1, (long) everyWindows)
        > Math.floorDiv(decided + 1, (long) everyWindows);
  }

  private int stride() {
    return (ahead - 1) / MOST_PENDING + 1;
  }
}
