package io.foretide.cli.alerts;

import io.foretide.model.series.ScoredWindow;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Which values the rows of a chart stand for, the highest at the top.
 *
 * @param lowest value of the last row
 * @param highest value of the first row, above the lowest
 * @param rows how many, at least 2
 */
record ValueAxis(double lowest, double highest, int rows) {

  /** One that holds all that is known of the windows. */
  static ValueAxis of(List<ScoredWindow> windows, int rows) {
    var all =
        windows.stream()
            .flatMapToDouble(
                scored ->
                    DoubleStream.of(
                        scored.window().value(), scored.expected(), scored.lower(), scored.upper()))
            .filter(Double::isFinite)
            .summaryStatistics();
    if (all.getCount() == 0) {
      return new ValueAxis(0, 1, rows);
    }
    return all.getMin() < all.getMax()
        ? new ValueAxis(all.getMin(), all.getMax(), rows)
        : new ValueAxis(all.getMin() - 1, all.getMax() + 1, rows);
  }

  /** Row of a finite value. */
  int row(double value) {
    double share = (highest - value) / (highest - lowest);
    return (int) Math.max(0, Math.min(rows - 1, Math.round(share * (rows - 1))));
  }

  /** Value of a row. */
  double value(int row) {
    return highest - (highest - lowest) * row / (rows - 1);
  }
}
