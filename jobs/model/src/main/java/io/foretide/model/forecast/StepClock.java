package io.foretide.model.forecast;

import io.foretide.model.season.ZoneClock;
import java.time.Duration;
import java.time.ZoneId;

/**
 * Steps of equal length, counted on the clock of a zone, so that a time of day is the same slot in
 * summer and in winter: in spring an hour of steps is left out, in autumn one comes twice.
 *
 * @param stepMillis length of a step; milliseconds, divides a day
 * @param clock of the zone whose days and weeks make the season
 */
public record StepClock(long stepMillis, ZoneClock clock) {
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final int DAYS = 7;

  /** Checks the ranges. */
  public StepClock {
    if (stepMillis <= 0 || DAY % stepMillis != 0) {
      throw new IllegalArgumentException(
          "step is " + Duration.ofMillis(stepMillis) + ", expected a divisor of a day");
    }
  }

  /** Steps on the clock of a zone. */
  public StepClock(long stepMillis, ZoneId zone) {
    this(stepMillis, new ZoneClock(zone));
  }

  /** Steps of a day. */
  public int day() {
    return (int) (DAY / stepMillis);
  }

  /** Steps of a week. */
  public int week() {
    return DAYS * day();
  }

  /** The step that holds a moment, milliseconds since the epoch. */
  public long step(long millis) {
    return Math.floorDiv(clock.local(millis), stepMillis);
  }
}
