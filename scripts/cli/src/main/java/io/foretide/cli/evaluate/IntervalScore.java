package io.foretide.cli.evaluate;

import java.util.Arrays;
import java.util.List;

/**
 * How the 95 % intervals of a set held.
 *
 * @param series series judged: those with more than fifty values
 * @param withinOnePoint share of them whose coverage is within one point of 95 %, 0..1
 * @param meanCoverage mean of their coverage, 0..1
 * @param medianWidthOverError median of mean width over mean absolute error; 4.9 is that of a
 *     normal distribution
 */
record IntervalScore(
    int series, double withinOnePoint, double meanCoverage, double medianWidthOverError) {
  private static final double NOMINAL = 0.95;
  private static final double ONE_POINT = 0.01;
  private static final int FEWEST_VALUES = 50;

  static IntervalScore of(List<JudgedSeries> series) {
    List<IntervalFit> fits =
        series.stream()
            .map(JudgedSeries::interval)
            .filter(fit -> fit.values() > FEWEST_VALUES)
            .toList();
    double[] widths =
        fits.stream()
            .mapToDouble(IntervalFit::widthOverError)
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    return new IntervalScore(
        fits.size(),
        fits.stream()
            .mapToDouble(fit -> Math.abs(fit.inside() - NOMINAL) <= ONE_POINT ? 1 : 0)
            .average()
            .orElse(Double.NaN),
        Arrays.stream(fits.stream().mapToDouble(IntervalFit::inside).toArray())
            .average()
            .orElse(Double.NaN),
        widths.length == 0 ? Double.NaN : widths[widths.length / 2]);
  }
}
