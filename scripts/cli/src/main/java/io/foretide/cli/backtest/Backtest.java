package io.foretide.cli.backtest;

import io.foretide.cli.history.History;
import io.foretide.model.anomaly.Alert;
import io.foretide.model.series.HorizonForecast;
import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.Season;
import io.foretide.model.series.SignalKind;
import java.util.List;

/**
 * What the model of the jobs makes of a history. Holds arrays, so it has identity equality.
 *
 * @param history what was replayed
 * @param scored a scored window per row; null for a row whose window had already had a value
 * @param threshold score from which a window is an anomaly
 * @param alerts every revision of the alerts
 * @param season which season the series was found to have in the end
 * @param modelNanos time that the model took, nanoseconds
 * @param stateBytes size of the baseline's state in the end
 * @param forecast from the end of the last whole step; null when none was asked for or nothing is
 *     known
 */
public record Backtest(
    History history,
    ScoredWindow[] scored,
    double threshold,
    List<Alert> alerts,
    Season season,
    long modelNanos,
    int stateBytes,
    HorizonForecast forecast) {

  /**
   * Replays a history, row by row.
   *
   * @param kind noise model of the values
   * @param horizon steps to forecast from the end of the last whole one; 0 for none
   */
  public static Backtest over(History history, SignalKind kind, int horizon) {
    HistoryWindows windows = HistoryWindows.of(history, kind);
    Replay replay = new Replay(windows.widthMillis(), horizon);
    ScoredWindow[] scored = new ScoredWindow[history.rows()];
    long began = System.nanoTime();
    for (int row = 0; row < history.rows(); row++) {
      scored[row] = replay.next(windows.at(row));
    }
    long took = System.nanoTime() - began;
    return new Backtest(
        history,
        scored,
        replay.alerting().scoreThreshold(),
        replay.alerts(),
        replay.season(),
        took,
        replay.stateBytes(),
        replay.forecast());
  }

  /** The last row that was learnt. */
  int newestRow() {
    return newestRowUntil(Long.MAX_VALUE);
  }

  /** The last row that the forecast knows; there must be a forecast. */
  int originRow() {
    return newestRowUntil(forecast.originMillis());
  }

  private int newestRowUntil(long endMillis) {
    int row = scored.length - 1;
    while (scored[row] == null || scored[row].window().endMillis() > endMillis) {
      row--;
    }
    return row;
  }

  /** Whether the window of a row is an anomaly: the default alert decision about that window. */
  public boolean isAnomaly(int row) {
    return scored[row] != null && scored[row].score() >= threshold;
  }
}
