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

  /**
   * Whether it is a slice: what has come to a window that is still open since the slice before,
   * which lies within the window and is shorter.
   *
   * @param widthMillis width of a window
   */
  public boolean isSliceOf(long widthMillis) {
    return endMillis - startMillis < widthMillis;
  }

  /** The whole window of a slice, of which nothing is known yet. */
  public SeriesWindow whole(long widthMillis) {
    long start = Math.floorDiv(endMillis - 1, widthMillis) * widthMillis;
    return new SeriesWindow(key, start, start + widthMillis, Double.NaN, 0, kind);
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
