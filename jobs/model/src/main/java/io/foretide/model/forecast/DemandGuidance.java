package io.foretide.model.forecast;

import io.foretide.model.season.SeasonLayout;
import java.util.List;
import java.util.stream.Stream;

/**
 * What people have told of the demand of a time.
 *
 * @param suspended whether nothing is learnt from it
 * @param factor by what it is multiplied, against the usual; above 0, 1 leaves it
 * @param weekday which day each day is treated as, 1 (Monday) to 7 (Sunday); {@link #ANY_WEEKDAY}
 *     leaves it
 * @param seasonShiftMillis how much later than usual the season comes, milliseconds
 * @param controls what shaped this, as {@code id@version}
 */
public record DemandGuidance(
    boolean suspended, double factor, int weekday, long seasonShiftMillis, List<String> controls) {
  /** {@link #weekday} that leaves days as they are. */
  public static final int ANY_WEEKDAY = 0;

  /** Nobody has said anything. */
  public static final DemandGuidance NONE = new DemandGuidance(false, 1, ANY_WEEKDAY, 0, List.of());

  /** Whether its season is its own: neither another day's nor shifted. */
  public boolean isOfItsSeason() {
    return weekday == ANY_WEEKDAY && seasonShiftMillis == 0;
  }

  /** Its controls, and others that shaped the same. */
  public List<String> with(List<String> others) {
    return controls.isEmpty()
        ? others
        : Stream.concat(controls.stream(), others.stream()).distinct().toList();
  }

  /**
   * Where on the clock the season is looked up.
   *
   * @param local moment on the clock of the zone, milliseconds
   */
  public long season(long local) {
    long shifted = local - seasonShiftMillis;
    return weekday == ANY_WEEKDAY ? shifted : SeasonLayout.onWeekday(shifted, weekday);
  }
}
