package io.foretide.cli.evaluate;

import io.foretide.model.series.ScoredWindow;
import java.util.BitSet;

/**
 * How the 95 % intervals of a series held in the later half of its rows, where nothing is labelled.
 *
 * @param values values judged
 * @param inside share of them inside, 0..1
 * @param widthOverError mean width over mean absolute error
 */
record IntervalFit(int values, double inside, double widthOverError) {
  static IntervalFit of(ScoredWindow[] scored, BitSet labels) {
    int values = 0;
    int inside = 0;
    double width = 0;
    double error = 0;
    for (int row = scored.length / 2; row < scored.length; row++) {
      ScoredWindow window = scored[row];
      if (window != null
          && !labels.get(row)
          && !window.window().isGap()
          && !Double.isNaN(window.lower())) {
        double value = window.window().value();
        values++;
        inside += value >= window.lower() && value <= window.upper() ? 1 : 0;
        width += window.upper() - window.lower();
        error += Math.abs(value - window.expected());
      }
    }
    return new IntervalFit(values, (double) inside / values, width / error);
  }
}
