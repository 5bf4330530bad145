package io.foretide.model.forecast;

import io.foretide.model.season.ZoneClock;
import io.foretide.model.series.Trust;
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

  /** Share of the day that has passed at the begin of a step, 0..1. */
  public double timeOfDay(long step) {
    return (double) Math.floorMod(step, (long) day()) / day();
  }

  /** How far that may be trusted which was learnt in so many steps: half a day, half a week. */
  public Trust trust(int steps) {
    if (steps < day() / 2) {
      return Trust.LEARNING;
    }
    return steps < week() / 2 ? Trust.PROVISIONAL : Trust.TRAINED;
  }

  /** How many steps from the one at a moment that lies by whose season it is forecast. */
  long seasonOffset(long millis, DemandGuidance told) {
    if (told.isOfItsSeason()) {
      return 0;
    }
    long local = clock.local(millis);
    return Math.floorDiv(told.season(local), stepMillis) - Math.floorDiv(local, stepMillis);
  }

  /** The step that holds a moment, milliseconds since the epoch. */
  public long step(long millis) {
    return Math.floorDiv(clock.local(millis), stepMillis);
  }
}
