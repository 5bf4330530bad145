package io.foretide.model.lead;

import io.foretide.model.forecast.DemandGuidance;
import java.time.Duration;

/**
 * Where the season of a window is looked up, on the clock of a zone, milliseconds.
 *
 * @param local the time of day
 * @param dayBefore the day before
 * @param weekBefore the last day of the same kind: a week before, or the last day of the week that
 *     its day is treated as
 */
record SeasonPlace(long local, long dayBefore, long weekBefore) {
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final long WEEK = 7 * DAY;

  /**
   * The place of a window.
   *
   * @param local its start
   * @param told what people have told of it
   */
  static SeasonPlace of(long local, DemandGuidance told) {
    long shifted = local - told.seasonShiftMillis();
    long alike = told.season(local);
    if (alike == shifted) {
      return new SeasonPlace(shifted, shifted - DAY, shifted - WEEK);
    }
    long before = alike < shifted ? alike : alike - WEEK;
    return new SeasonPlace(shifted, before, before);
  }
}
