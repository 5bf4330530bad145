package io.foretide.model.scaling;

import io.foretide.model.series.AllowedRange;
import java.io.Serializable;
import java.time.LocalTime;

/**
 * Other bounds at a time of day.
 *
 * @param from when they begin, inclusive
 * @param to when they end, exclusive; not after {@code from} when that is past midnight
 * @param min fewest replicas, &gt;= 1
 * @param max most replicas, &gt;= {@code min}
 */
public record DailyBounds(LocalTime from, LocalTime to, int min, int max) implements Serializable {
  /** Checks the ranges. */
  public DailyBounds {
    AllowedRange.atLeast("min", min, 1);
    AllowedRange.atLeast("max", max, min);
  }

  /** Whether they hold at a time of day. */
  boolean holdAt(LocalTime time) {
    boolean begun = !time.isBefore(from);
    boolean ended = !time.isBefore(to);
    return from.isBefore(to) ? begun && !ended : begun || !ended;
  }
}
