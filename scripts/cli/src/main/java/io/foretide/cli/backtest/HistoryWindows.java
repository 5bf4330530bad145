package io.foretide.cli.backtest;

import io.foretide.cli.history.History;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.SignalKind;

/**
 * The rows of a history as windows of a series.
 *
 * @param history the rows
 * @param kind noise model of the values
 * @param key the series
 * @param widthMillis width of each window
 */
public record HistoryWindows(History history, SignalKind kind, SeriesKey key, long widthMillis) {

  /** Windows as wide as the rows are apart. */
  public static HistoryWindows of(History history, SignalKind kind) {
    SeriesKey key = new SeriesKey("backtest", history.name(), "", "value");
    return new HistoryWindows(history, kind, key, history.windowMillis());
  }

  /** The window of a row, counted from 0. */
  public SeriesWindow at(int row) {
    long start = history.windowStartMillis(row, widthMillis);
    return new SeriesWindow(key, start, start + widthMillis, history.values()[row], 0, kind);
  }
}
