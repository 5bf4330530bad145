package io.foretide.cli.shop;

import java.time.Instant;
import java.time.zone.ZoneRules;

/**
 * Visitors' demand without noise: a day with a hump at noon and a higher one in the evening, a
 * quiet night, calmer and later weekends, holidays like a Sunday that is calmer still, and 1.5 %
 * growth a week. Hours are those of the visitors' clock.
 */
final class DemandCurve {
  private static final int MINUTES_OF_DAY = 1_440;
  private static final int MINUTES_OF_WEEK = 7 * MINUTES_OF_DAY;
  private static final double GROWTH_PER_WEEK = 0.015;
  private static final double NIGHT = 0.11;

  /** Volume of the days from Monday on and of a holiday, relative to an ordinary Tuesday. */
  private static final double[] DAY_VOLUME = {1.05, 1.0, 0.98, 1.0, 0.94, 0.82, 0.90, 0.65};

  private static final int HOLIDAY = 7;

  /** Half the width over which a day passes into the next, minutes. */
  private static final int TRANSITION = 60;

  private static final long DAY_MILLIS = MINUTES_OF_DAY * ShopSettings.WINDOW_MILLIS;

  private final ZoneRules clock;
  private final long holiday;
  private final double peak;
  private final double highest;
  private final long startMillis;

  DemandCurve(ShopSettings settings) {
    startMillis = settings.startMillis();
    peak = settings.peakRequestsPerSecond();
    clock = settings.story().zone().getRules();
    holiday =
        new OccasionPlan(settings)
            .of(OccasionKind.HOLIDAY)
            .map(occasion -> day(local(occasion.startMillis())))
            .orElse(Long.MIN_VALUE);
    highest = highest();
  }

  /** Visitors' requests per second in the minute that starts at {@code millis}. */
  double requestsPerSecond(long millis) {
    long local = local(millis);
    int minute = (int) (Math.floorMod(local, DAY_MILLIS) / ShopSettings.WINDOW_MILLIS);
    double weeks = (double) (millis - startMillis) / ShopSettings.WINDOW_MILLIS / MINUTES_OF_WEEK;
    return peak * (blended(day(local), minute) / highest) * (1 + GROWTH_PER_WEEK * weeks);
  }

  private static double highest() {
    double highest = 0;
    for (int minute = 0; minute < MINUTES_OF_WEEK; minute++) {
      int day = minute / MINUTES_OF_DAY;
      int minuteOfDay = minute % MINUTES_OF_DAY;
      highest = Math.max(highest, blended((day + 6) % 7, day, (day + 1) % 7, minuteOfDay));
    }
    return highest;
  }

  /** Milliseconds on the visitors' clock. */
  private long local(long millis) {
    return millis + 1_000L * clock.getOffset(Instant.ofEpochMilli(millis)).getTotalSeconds();
  }

  /** Days since the epoch. */
  private static long day(long localMillis) {
    return Math.floorDiv(localMillis, DAY_MILLIS);
  }

  private double blended(long day, int minute) {
    return blended(kind(day - 1), kind(day), kind(day + 1), minute);
  }

  /** Day of the week from Monday on, or {@link #HOLIDAY}. */
  private int kind(long day) {
    // the epoch began on a Thursday
    return day == holiday ? HOLIDAY : Math.floorMod(day + 3, 7);
  }

  /** The day's own curve, passing linearly into its neighbour's around midnight. */
  private static double blended(int before, int day, int after, int minute) {
    double own = ofDay(day, minute);
    if (minute < TRANSITION) {
      double weight = 0.5 + 0.5 * minute / TRANSITION;
      return weight * own + (1 - weight) * ofDay(before, minute);
    }
    if (minute >= MINUTES_OF_DAY - TRANSITION) {
      double weight = 0.5 + 0.5 * (MINUTES_OF_DAY - minute) / TRANSITION;
      return weight * own + (1 - weight) * ofDay(after, minute);
    }
    return own;
  }

  private static double ofDay(int day, int minute) {
    double hour = minute / 60.0;
    double shape =
        day < 5
            ? NIGHT + 0.60 * hump(hour, 11.8, 2.6) + 0.85 * hump(hour, 19.8, 2.3)
            : NIGHT + 0.70 * hump(hour, 14.0, 3.2) + 0.70 * hump(hour, 20.6, 2.2);
    return DAY_VOLUME[day] * shape;
  }

  /** A bell around {@code centre} on the circle of the day; all in hours. */
  private static double hump(double hour, double centre, double width) {
    double distance = Math.abs(hour - centre);
    double z = Math.min(distance, 24 - distance) / width;
    return StrictMath.exp(-0.5 * z * z);
  }
}
