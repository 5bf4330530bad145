package io.foretide.model.series;

/**
 * The value of one series in one tumbling window {@code [startMillis, endMillis)} of event time.
 *
 * @param key the series
 * @param startMillis inclusive, milliseconds since the epoch
 * @param endMillis exclusive, milliseconds since the epoch
 * @param value in the unit of the signal; NaN for a gap
 * @param weight number of requests behind the value; 0 when unknown
 * @param kind noise model of the signal
 * @param siblings what siblings of a new series usually show, with one window in its life; null
 *     otherwise
 */
public record SeriesWindow(
    SeriesKey key,
    long startMillis,
    long endMillis,
    double value,
    double weight,
    SignalKind kind,
    UsualWeek siblings) {

  /** A window with which nothing is said of siblings. */
  public SeriesWindow(
      SeriesKey key,
      long startMillis,
      long endMillis,
      double value,
      double weight,
      SignalKind kind) {
    this(key, startMillis, endMillis, value, weight, kind, null);
  }

  /** Whether nothing is known of the window. */
  public boolean isGap() {
    return Double.isNaN(value);
  }

  /** The same with what siblings usually show; without for null. */
  public SeriesWindow with(UsualWeek usual) {
    return new SeriesWindow(key, startMillis, endMillis, value, weight, kind, usual);
  }
}
