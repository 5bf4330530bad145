package io.foretide.model.series;

import java.time.Duration;

/**
 * How a signal of a service usually goes through the week: what a new series of that signal begins
 * with. Holds an array, so it has identity equality.
 *
 * @param hours usual value of each hour of the week on the clock of the zone, from Monday 00:00, in
 *     the unit of the signal; {@link #HOURS} of them, none unknown
 */
public record UsualWeek(float[] hours) {
  /** Days of a week. */
  public static final int DAYS = 7;

  /** Hours of a day. */
  public static final int HOURS_OF_DAY = 24;

  /** Hours of a week. */
  public static final int HOURS = DAYS * HOURS_OF_DAY;

  private static final long HOUR = Duration.ofHours(1).toMillis();
  // The epoch began on a Thursday.
  private static final int HOUR_OF_EPOCH = 3 * HOURS_OF_DAY;

  /**
   * Checks that there are as many hours as there should be, all known.
   *
   * @throws IllegalArgumentException when they are not
   */
  public UsualWeek {
    if (hours.length != HOURS) {
      throw new IllegalArgumentException("a week of " + hours.length + " hours, expected " + HOURS);
    }
    for (float hour : hours) {
      if (!Float.isFinite(hour)) {
        throw new IllegalArgumentException("an hour of the week is " + hour);
      }
    }
  }

  /** Hour of the week of a local moment. */
  public static int hour(long local) {
    return (int) Math.floorMod(Math.floorDiv(local, HOUR) + HOUR_OF_EPOCH, (long) HOURS);
  }

  /** Usual value at a local moment, on the line between the middles of two hours. */
  public double at(long local) {
    long sinceMiddle = local - HOUR / 2;
    double share = (double) Math.floorMod(sinceMiddle, HOUR) / HOUR;
    int before = hour(sinceMiddle);
    return (1 - share) * hours[before] + share * hours[(before + 1) % HOURS];
  }
}
