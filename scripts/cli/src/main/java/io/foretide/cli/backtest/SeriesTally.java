package io.foretide.cli.backtest;

import io.foretide.cli.history.History;
import io.foretide.cli.report.SeriesFigures;
import io.foretide.model.series.ScoredWindow;

/** Sums the backtest of a series up, row by row. */
final class SeriesTally {
  private static final double DAY_MILLIS = 86_400_000;

  private int repeated;
  private int gaps;
  private int anomalies;
  private int bounded;
  private int inside;
  private double width;
  private double error;

  static SeriesFigures figures(Backtest backtest) {
    SeriesTally tally = new SeriesTally();
    for (int row = 0; row < backtest.scored().length; row++) {
      tally.add(backtest.scored()[row], backtest.isAnomaly(row));
    }
    return tally.figures(backtest.history(), BacktestFiles.lastRevisions(backtest.alerts()).size());
  }

  private void add(ScoredWindow scored, boolean anomaly) {
    if (scored == null) {
      repeated++;
      return;
    }
    double value = scored.window().value();
    gaps += scored.window().isGap() ? 1 : 0;
    anomalies += anomaly ? 1 : 0;
    if (!scored.window().isGap() && !Double.isNaN(scored.lower())) {
      bounded++;
      inside += value >= scored.lower() && value <= scored.upper() ? 1 : 0;
      width += scored.upper() - scored.lower();
      error += Math.abs(value - scored.expected());
    }
  }

  private SeriesFigures figures(History history, int alerts) {
    long[] millis = history.millis();
    long covered = millis[millis.length - 1] - millis[0] + history.windowMillis();
    return new SeriesFigures(
        history.name(),
        history.rows(),
        gaps,
        repeated,
        covered / DAY_MILLIS,
        anomalies,
        alerts,
        (double) inside / bounded,
        error == 0 ? Double.NaN : width / error);
  }
}
