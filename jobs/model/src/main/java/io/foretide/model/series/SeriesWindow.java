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
 */
public record SeriesWindow(
    SeriesKey key, long startMillis, long endMillis, double value, double weight, SignalKind kind) {

  /** Whether nothing is known of the window. */
  public boolean isGap() {
    return Double.isNaN(value);
  }
}
