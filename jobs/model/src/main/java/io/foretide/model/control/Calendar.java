package io.foretide.model.control;

import io.foretide.model.series.AllowedRange;
import java.time.Duration;

/**
 * A time known beforehand to be different, and what is different.
 *
 * @param occurrences when
 * @param suppressAlerts whether no alert is raised, and those in force end
 * @param suspendLearning whether nothing is learnt from it
 * @param demandFactor by what forecasts of demand are multiplied, above 0, at most 1000; 1 leaves
 *     them
 * @param weekday which day each day is treated as, 1 (Monday) to 7 (Sunday); {@link #ANY_WEEKDAY}
 *     leaves it
 * @param seasonShiftMillis how much later than usual the season comes, milliseconds, negative for
 *     earlier, at most 12 hours; 0 leaves it
 */
public record Calendar(
    Occurrences occurrences,
    boolean suppressAlerts,
    boolean suspendLearning,
    double demandFactor,
    int weekday,
    long seasonShiftMillis)
    implements Instruction {
  /** {@link #weekday} of a calendar that leaves days as they are. */
  public static final int ANY_WEEKDAY = 0;

  private static final double LARGEST_FACTOR = 1000;
  private static final int DAYS_OF_WEEK = 7;
  private static final long LARGEST_SHIFT = Duration.ofHours(12).toMillis();

  /** Checks the ranges, and that it does anything. */
  public Calendar {
    AllowedRange.require(
        demandFactor > 0 && demandFactor <= LARGEST_FACTOR,
        "demandFactor",
        demandFactor,
        "above 0, to " + LARGEST_FACTOR);
    AllowedRange.between("weekday", weekday, ANY_WEEKDAY, DAYS_OF_WEEK);
    AllowedRange.between("seasonShiftMillis", seasonShiftMillis, -LARGEST_SHIFT, LARGEST_SHIFT);
    AllowedRange.require(
        suppressAlerts
            || suspendLearning
            || demandFactor != 1
            || weekday != ANY_WEEKDAY
            || seasonShiftMillis != 0,
        "calendar",
        "without any action",
        "one action at least");
  }
}
