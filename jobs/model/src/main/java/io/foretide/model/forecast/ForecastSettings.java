package io.foretide.model.forecast;

import java.time.Duration;
import java.time.ZoneId;

/**
 * Settings of the horizon forecast.
 *
 * @param clock the steps
 * @param windowMillis width of a window, milliseconds; divides a step
 * @param horizon number of steps, 1..10,000
 * @param everySteps a forecast is made whenever this many steps have passed, counted from the
 *     epoch; at least 1
 */
public record ForecastSettings(StepClock clock, long windowMillis, int horizon, int everySteps) {
  private static final int LONGEST = 10_000;
  private static final long DAY = Duration.ofDays(1).toMillis();
  // A week by finer steps would take more state than a series may have, and forecasts no better.
  private static final long FINEST_STEP = Duration.ofMinutes(5).toMillis();

  /** Checks the ranges. */
  public ForecastSettings {
    if (clock.stepMillis() % windowMillis != 0) {
      throw new IllegalArgumentException(
          "window is %s, expected a divisor of the step of %s"
              .formatted(Duration.ofMillis(windowMillis), Duration.ofMillis(clock.stepMillis())));
    }
    if (horizon < 1 || horizon > LONGEST) {
      throw new IllegalArgumentException(
          "forecast horizon is " + horizon + " steps, expected 1.." + LONGEST);
    }
    if (everySteps < 1) {
      throw new IllegalArgumentException(
          "a forecast is made every " + everySteps + " steps, expected at least 1");
    }
  }

  /**
   * The settings in whole steps; a part of one counts as one.
   *
   * @param windowMillis width of a window, milliseconds; divides a day
   * @param zone whose days and weeks make the season
   * @param horizonMillis how far ahead is forecast
   * @param everyMillis how often
   */
  public static ForecastSettings of(
      long windowMillis, ZoneId zone, long horizonMillis, long everyMillis) {
    long step = stepMillis(windowMillis);
    return new ForecastSettings(
        new StepClock(step, zone),
        windowMillis,
        whole(horizonMillis, step),
        whole(everyMillis, step));
  }

  /**
   * The step that windows of a width are forecast by: the shortest of whole windows that divides a
   * day and is no finer than five minutes.
   */
  public static long stepMillis(long windowMillis) {
    long windows = whole(FINEST_STEP, windowMillis);
    while (DAY % (windows * windowMillis) != 0) {
      windows++;
    }
    return windows * windowMillis;
  }

  private static int whole(long millis, long unit) {
    return (int) -Math.floorDiv(-millis, unit);
  }

  /** Whether a forecast is due at the end of a step. */
  boolean isDue(long step) {
    return Math.floorMod(step + 1, (long) everySteps) == 0;
  }

  /** Windows of a step. */
  int windowsPerStep() {
    return (int) (clock.stepMillis() / windowMillis);
  }
}
