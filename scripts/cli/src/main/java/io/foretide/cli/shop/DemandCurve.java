package io.foretide.cli.shop;

/**
 * Visitors' demand without noise: a day with a hump at noon and a higher one in the evening, a
 * quiet night, calmer and later weekends, and 1.5 % growth a week. Hours are UTC.
 */
final class DemandCurve {
  private static final int MINUTES_OF_DAY = 1_440;
  private static final int MINUTES_OF_WEEK = 7 * MINUTES_OF_DAY;
  private static final double GROWTH_PER_WEEK = 0.015;
  private static final double NIGHT = 0.11;

  /** Volume of the days from Monday on, relative to an ordinary Tuesday. */
  private static final double[] DAY_VOLUME = {1.05, 1.0, 0.98, 1.0, 0.94, 0.82, 0.90};

  /** Half the width over which a day passes into the next, minutes. */
  private static final int TRANSITION = 60;

  private final double[] week = new double[MINUTES_OF_WEEK];
  private final double peak;
  private final long startMillis;

  DemandCurve(ShopSettings settings) {
    startMillis = settings.startMillis();
    peak = settings.peakRequestsPerSecond();
    double highest = 0;
    for (int minute = 0; minute < MINUTES_OF_WEEK; minute++) {
      week[minute] = blended(minute);
      highest = Math.max(highest, week[minute]);
    }
    for (int minute = 0; minute < MINUTES_OF_WEEK; minute++) {
      week[minute] /= highest;
    }
  }

  /** Visitors' requests per second in the minute that starts at {@code millis}. */
  double requestsPerSecond(long millis) {
    long minutes = millis / ShopSettings.WINDOW_MILLIS;
    // the epoch began on a Thursday
    int minuteOfWeek = Math.floorMod(minutes + 3 * MINUTES_OF_DAY, MINUTES_OF_WEEK);
    double weeks = (double) (millis - startMillis) / ShopSettings.WINDOW_MILLIS / MINUTES_OF_WEEK;
    return peak * week[minuteOfWeek] * (1 + GROWTH_PER_WEEK * weeks);
  }

  /** The day's own curve, passing linearly into its neighbour's around midnight. */
  private static double blended(int minuteOfWeek) {
    int day = minuteOfWeek / MINUTES_OF_DAY;
    int minute = minuteOfWeek % MINUTES_OF_DAY;
    double own = ofDay(day, minute);
    if (minute < TRANSITION) {
      double weight = 0.5 + 0.5 * minute / TRANSITION;
      return weight * own + (1 - weight) * ofDay((day + 6) % 7, minute);
    }
    if (minute >= MINUTES_OF_DAY - TRANSITION) {
      double weight = 0.5 + 0.5 * (MINUTES_OF_DAY - minute) / TRANSITION;
      return weight * own + (1 - weight) * ofDay((day + 1) % 7, minute);
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
