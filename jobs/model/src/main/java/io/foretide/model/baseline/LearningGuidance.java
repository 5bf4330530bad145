package io.foretide.model.baseline;

import java.util.List;

/**
 * How a window is learnt, by all that people have said of its series.
 *
 * @param suspended whether it teaches nothing
 * @param weekday which day its day is treated as, 1 (Monday) to 7 (Sunday); {@link #ANY_WEEKDAY}
 *     leaves it
 * @param seasonShiftMillis how much later than usual the season comes, milliseconds
 * @param opinions what people have made of alerts of the series
 * @param controls what shaped this, as {@code id@version}
 */
public record LearningGuidance(
    boolean suspended,
    int weekday,
    long seasonShiftMillis,
    List<Opinion> opinions,
    List<String> controls) {
  /** {@link #weekday} that leaves days as they are. */
  public static final int ANY_WEEKDAY = 0;

  /** Nobody has said anything. */
  public static final LearningGuidance NONE =
      new LearningGuidance(false, ANY_WEEKDAY, 0, List.of(), List.of());

  /**
   * What a person has made of an alert.
   *
   * @param startedAtMillis when the alert began, milliseconds since the epoch
   * @param expected whether that is the new normal; if not it is no part of what is normal
   */
  public record Opinion(long startedAtMillis, boolean expected) {}
}
