package io.foretide.model.statistics;

/**
 * Weighted mean of what is left when a part of the weight was cut off at either end: between a mean
 * and a median, so that what most opinions agree on decides, and who is far off does not.
 */
public final class TrimmedMean {
  private final double cut;
  private final int[] order;

  /**
   * A mean of at most {@code most} values.
   *
   * @param cut share of the weight that is cut off at each end, in [0, 0.5)
   */
  public TrimmedMean(double cut, int most) {
    this.cut = cut;
    this.order = new int[most];
  }

  /**
   * The mean.
   *
   * @param values NaN for those that say nothing
   * @param weights of the values, &gt;= 0
   * @return NaN when no value has a weight
   */
  public double of(double[] values, double[] weights) {
    double total = 0;
    int count = 0;
    for (int i = 0; i < values.length; i++) {
      if (weights[i] > 0 && !Double.isNaN(values[i])) {
        insert(i, count++, values);
        total += weights[i];
      }
    }
    double from = cut * total;
    double to = total - from;
    double passed = 0;
    double sum = 0;
    double left = 0;
    for (int i = 0; i < count; i++) {
      double weight = weights[order[i]];
      double part = Math.min(to, passed + weight) - Math.max(from, passed);
      if (part > 0) {
        sum += part * values[order[i]];
        left += part;
      }
      passed += weight;
    }
    return left > 0 ? sum / left : Double.NaN;
  }

  private void insert(int index, int count, double[] values) {
    int at = count;
    while (at > 0 && values[order[at - 1]] > values[index]) {
      order[at] = order[at - 1];
      at--;
    }
    order[at] = index;
  }
}
