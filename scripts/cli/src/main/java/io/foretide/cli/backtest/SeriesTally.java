package io.foretide.cli.backtest;

import io.foretide.cli.history.History;
import io.foretide.cli.report.SeriesFigures;
import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.Season;

/** Sums the backtest of a series up, row by row. */
final class SeriesTally {
  private static final double DAY_MILLIS = 86_400_000;
  // A season is believed in until the day after the first was compared with it.
  private static final double DAYS_UNTIL_JUDGED = 2;

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
    return tally.sum(backtest);
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

  private static String seasonName(double days, Season season) {
    if (days < DAYS_UNTIL_JUDGED) {
      return "unknown";
    }
    return switch (season) {
      case NONE -> "none";
      case DAY -> "day";
      case DAY_AND_WEEK -> "day, week";
    };
  }

  private SeriesFigures sum(Backtest backtest) {
    History history = backtest.history();
    long[] millis = history.millis();
    long covered = millis[millis.length - 1] - millis[0] + history.windowMillis();
    return new SeriesFigures(
        history.name(),
        history.rows(),
        gaps,
        repeated,
        covered / DAY_MILLIS,
        seasonName(covered / DAY_MILLIS, backtest.season()),
        anomalies,
        BacktestFiles.lastRevisions(backtest.alerts()).size(),
        (double) inside / bounded,
        error == 0 ? Double.NaN : width / error);
  }
}
