package io.foretide.model.anomaly;

import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.SignalKind;
import io.foretide.model.series.Trust;

/**
 * What the slices of a window in progress have shown, see {@link SliceWatch}.
 *
 * @param key the series
 * @param kind kind of its signal
 * @param windowStartMillis start of the window, milliseconds since the epoch
 * @param windowMillis width of the window, milliseconds
 * @param atMillis event time of the slice that decided
 * @param direction +1 above the expectation, -1 below
 * @param value what the window comes to when it goes on as it has begun
 * @param weight requests in the window so far
 * @param band what is expected of the whole window
 * @param trust how far that may be trusted
 */
public record Suspicion(
    SeriesKey key,
    SignalKind kind,
    long windowStartMillis,
    long windowMillis,
    long atMillis,
    int direction,
    double value,
    double weight,
    Band band,
    Trust trust) {

  long windowEndMillis() {
    return windowStartMillis + windowMillis;
  }

  /** The window as it seems to become. */
  SeriesWindow window() {
    return new SeriesWindow(key, windowStartMillis, windowEndMillis(), value, weight, kind);
  }

  /** The same as an unusual window. */
  Sighting sighting(double score) {
    return new Sighting(0, windowStartMillis, direction, score, value, weight, band);
  }

  /** When it must have shown: a window of which little was left hardly shows what began in it. */
  long decidedByMillis() {
    boolean early = atMillis - windowStartMillis <= windowMillis / 2;
    return windowEndMillis() + (early ? 0 : windowMillis);
  }
}
