package io.foretide.model.series;

import java.util.List;

/**
 * A window, what was expected of it before its value was seen, and how unusual it is.
 *
 * @param window what was observed
 * @param expected median expectation, in the unit of the signal; NaN until the first value
 * @param lower lower bound of the 95 % prediction interval; NaN until there is one
 * @param upper upper bound of the 95 % prediction interval; NaN until there is one
 * @param score how unusual the window is, 0..1, the same on every series
 * @param direction +1 when the evidence of the score lies above the expectation, -1 below, 0
 *     without
 * @param departure how far the value lies from the season, in scales of such departures, positive
 *     above; 0 while the season is unknown, and where the series is known to depart as far at this
 *     time of day. Unlike the expectation it does not follow an incident
 * @param frozenWindows windows for which the series has not moved, this one included, when it never
 *     did that for so long; 0 otherwise
 * @param trust how far to trust it
 * @param coverage recent share of values inside their interval, 0..1; NaN until there is evidence
 * @param learning what it has taught
 * @param newNormalSinceMillis start of the departure that has become normal with this window,
 *     milliseconds since the epoch; {@link #AS_BEFORE} when none has
 * @param controls calendars and feedback that shaped it, as {@code id@version}
 */
public record ScoredWindow(
    SeriesWindow window,
    double expected,
    double lower,
    double upper,
    double score,
    int direction,
    double departure,
    int frozenWindows,
    Trust trust,
    double coverage,
    Learning learning,
    long newNormalSinceMillis,
    List<String> controls) {
  /** {@link #newNormalSinceMillis} of a window with which nothing has become normal. */
  public static final long AS_BEFORE = Long.MIN_VALUE;

  /** What is said of a window, of a slice of it. */
  public ScoredWindow of(SeriesWindow slice) {
    return new ScoredWindow(
        slice,
        expected,
        lower,
        upper,
        score,
        direction,
        departure,
        frozenWindows,
        trust,
        coverage,
        learning,
        newNormalSinceMillis,
        controls);
  }

  /** A window that was learnt from, and of which nobody has said anything. */
  public ScoredWindow(
      SeriesWindow window,
      double expected,
      double lower,
      double upper,
      double score,
      int direction,
      double departure,
      int frozenWindows,
      Trust trust,
      double coverage) {
    this(
        window,
        expected,
        lower,
        upper,
        score,
        direction,
        departure,
        frozenWindows,
        trust,
        coverage,
        Learning.LEARNT,
        AS_BEFORE,
        List.of());
  }
}
