package io.foretide.cli.report;

import java.util.stream.DoubleStream;

/** The middle of some figures. */
public final class Median {
  private Median() {}

  /** The median of those that are known, half way between two in the middle; NaN without any. */
  public static double of(DoubleStream figures) {
    double[] sorted = figures.filter(figure -> !Double.isNaN(figure)).sorted().toArray();
    int half = sorted.length / 2;
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
