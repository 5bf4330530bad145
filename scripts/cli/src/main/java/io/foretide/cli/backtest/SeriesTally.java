package io.foretide.cli.backtest;

import io.foretide.cli.history.History;
import io.foretide.cli.report.SeriesFigures;
import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.Season;

/** Sums the backtest of a series up, row by row. */
final class SeriesTally {
  private static final double DAY_MILLIS = 86_400_000;
  // A season is believed in until the time after its first round was compared with that.
  private static final double DAYS_UNTIL_JUDGED = 2;
  private static final double DAYS_UNTIL_WEEK_JUDGED = 8;

  private int repeated;
  private int known;
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
    known += scored.window().isGap() ? 0 : 1;
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
      case DAY_AND_WEEK -> days < DAYS_UNTIL_WEEK_JUDGED ? "day" : "day, week";
    };
  }

  private SeriesFigures sum(Backtest backtest) {
    History history = backtest.history();
    long[] millis = history.millis();
    long windowMillis = history.windowMillis();
    long covered = millis[backtest.newestRow()] - millis[0] + windowMillis;
    return new SeriesFigures(
        history.name(),
        history.rows(),
        (int) Math.min(Integer.MAX_VALUE, Math.round((double) covered / windowMillis) - known),
        repeated,
        covered / DAY_MILLIS,
        seasonName(covered / DAY_MILLIS, backtest.season()),
        anomalies,
        BacktestFiles.lastRevisions(backtest.alerts()).size(),
        (double) inside / bounded,
        error == 0 ? Double.NaN : width / error);
  }
}
