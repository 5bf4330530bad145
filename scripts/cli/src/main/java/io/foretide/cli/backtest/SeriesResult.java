package io.foretide.cli.backtest;

import io.foretide.cli.report.AlertRow;
import io.foretide.cli.report.SeriesFigures;
import io.foretide.cli.report.SignalChart;
import io.foretide.model.anomaly.Alert;
import io.foretide.model.series.ScoredWindow;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What is kept of the backtest of one series for the report, so that a run over many series need
 * not keep their rows.
 *
 * @param figures its figures
 * @param chart its chart, thinned out
 * @param alerts its alerts
 * @param fromMillis time of the first row, milliseconds since the epoch
 * @param toMillis end of the last row's window
 */
record SeriesResult(
    SeriesFigures figures,
    SignalChart chart,
    List<AlertRow> alerts,
    long fromMillis,
    long toMillis) {
  private static final int CHART_POINTS = 1500;
  private static final long AROUND_WINDOWS = 45;
  private static final long LAST = Duration.ofHours(3).toMillis();

  static SeriesResult of(Backtest backtest) {
    long[] millis = backtest.history().millis();
    long end = millis[millis.length - 1] + backtest.history().windowMillis();
    List<Alert> alerts = BacktestFiles.lastRevisions(backtest.alerts());
    List<ScoredWindow> windows = Arrays.stream(backtest.scored()).filter(Objects::nonNull).toList();
    long around = AROUND_WINDOWS * backtest.history().windowMillis();
    SignalChart chart =
        SignalChart.of(
            windows,
            CHART_POINTS,
            start ->
                start >= end - LAST || alerts.stream().anyMatch(a -> isNear(a, start, around)));
    return new SeriesResult(
        SeriesTally.figures(backtest),
        chart,
        alerts.stream().map(alert -> AlertRow.unlabelled(alert, end)).toList(),
        millis[0],
        end);
  }

  private static boolean isNear(Alert alert, long start, long around) {
    return Math.abs(start - alert.startedAtMillis()) < around;
  }
}
