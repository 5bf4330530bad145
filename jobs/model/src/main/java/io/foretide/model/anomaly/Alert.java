package io.foretide.model.anomaly;

import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.Trust;
import java.util.List;

/**
 * One revision of an alert's life.
 *
 * @param alertId deterministic: a function of series, rule and {@code startedAtMillis}
 * @param revision 0 for the first record of the alert, one more for each change
 * @param key the series
 * @param rule rule that raised it, see {@link AlertLifecycle}
 * @param state in force or over
 * @param severity highest severity so far
 * @param direction +1 above the expectation, -1 below, 0 when the feed is frozen
 * @param startedAtMillis start of its first unusual window, milliseconds since the epoch
 * @param firedAtMillis end of the window that made it fire
 * @param updatedAtMillis end of the window behind this revision
 * @param endedAtMillis end of its last unusual window once resolved; {@link #NOT_ENDED} while
 *     firing
 * @param value value of the worst window so far, in the unit of the signal
 * @param expected what was expected of that window
 * @param lower lower bound of that window's 95 % interval
 * @param upper upper bound of that window's 95 % interval
 * @param score highest score so far, 0..1
 * @param unusualWindows number of unusual windows so far
 * @param explanation one sentence that a person understands
 * @param trust how far the baseline behind it may be trusted
 * @param provisional whether no closed window has confirmed it; of a resolved alert, that one has
 *     refuted it
 * @param controls policies, calendars and feedback that shaped it, as {@code id@version}
 * @param owner who is to be told; empty when nobody is named
 */
public record Alert(
    String alertId,
    int revision,
    SeriesKey key,
    String rule,
    AlertState state,
    Severity severity,
    int direction,
    long startedAtMillis,
    long firedAtMillis,
    long updatedAtMillis,
    long endedAtMillis,
    double value,
    double expected,
    double lower,
    double upper,
    double score,
    int unusualWindows,
    String explanation,
    Trust trust,
    boolean provisional,
    List<String> controls,
    String owner) {

  /** {@link #endedAtMillis} of an alert that is in force. */
  public static final long NOT_ENDED = Long.MIN_VALUE;
}
