package io.foretide.bench;

import java.util.Arrays;
import java.util.Collection;

/**
 * A figure of several repeats.
 *
 * @param median the middle one, or the mean of the two in the middle
 * @param least the least
 * @param most the largest
 * @param repeats how many there were
 */
public record Sample(double median, double least, double most, int repeats) {

  /** The sample of some values, at least one. */
  public static Sample of(Collection<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int n = sorted.length;
    double median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    return new Sample(median, sorted[0], sorted[n - 1], n);
  }

  /** The quantile of some values, the nearest that is not below it. */
  public static double quantile(double[] values, double level) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[Math.max(0, (int) Math.ceil(level * sorted.length) - 1)];
  }

  /** How far the repeats lie apart, over the median. */
  public double spread() {
    return (most - least) / median;
  }
}
