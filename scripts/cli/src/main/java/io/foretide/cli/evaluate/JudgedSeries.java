package io.foretide.cli.evaluate;

import io.foretide.cli.backtest.Backtest;
import io.foretide.model.anomaly.Alert;
import io.foretide.model.series.ScoredWindow;
import java.util.BitSet;
import java.util.List;

/**
 * What the model said of a series, beside what is labelled. Holds arrays, so it has identity
 * equality.
 *
 * @param name name of the series
 * @param millis times of the rows, milliseconds since the epoch
 * @param scores score of each row, 0..1; 0 where nothing was said
 * @param labels rows that are labelled
 * @param threshold score of the default alert
 * @param alerts alerts raised
 * @param interval how its intervals held in the later half
 * @param modelNanos time that the model took, nanoseconds
 * @param stateBytes size of the state in the end
 */
record JudgedSeries(
    String name,
    long[] millis,
    float[] scores,
    BitSet labels,
    double threshold,
    int alerts,
    IntervalFit interval,
    long modelNanos,
    int stateBytes) {

  static JudgedSeries of(Backtest backtest, BitSet labels) {
    return of(
        backtest.history().name(),
        backtest.history().millis(),
        backtest.scored(),
        labels,
        backtest.threshold(),
        backtest.alerts(),
        backtest.modelNanos(),
        backtest.stateBytes());
  }

  static JudgedSeries of(
      String name,
      long[] millis,
      ScoredWindow[] scored,
      BitSet labels,
      double threshold,
      List<Alert> revisions,
      long modelNanos,
      int stateBytes) {
    float[] scores = new float[scored.length];
    for (int row = 0; row < scored.length; row++) {
      scores[row] = scored[row] == null ? 0 : (float) scored[row].score();
    }
    return new JudgedSeries(
        name,
        millis,
        scores,
        labels,
        threshold,
        (int) revisions.stream().map(Alert::alertId).distinct().count(),
        IntervalFit.of(scored, labels),
        modelNanos,
        stateBytes);
  }

  int rows() {
    return scores.length;
  }

  /** Days from one row to the last before another; 0 when there is none. */
  double days(int from, int to) {
    return to <= from ? 0 : (millis[to - 1] - millis[from]) / 86_400_000.0;
  }
}
