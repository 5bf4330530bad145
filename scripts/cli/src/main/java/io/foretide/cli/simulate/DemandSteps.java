package io.foretide.cli.simulate;

import io.foretide.cli.history.History;
import java.util.Arrays;

/**
 * The demand of a history, step by step: a value known at the end of each step that had a row. A
 * row that comes late, or for a step that had one, says nothing.
 *
 * <p>Steps are counted from the epoch; those without a row are not there.
 */
final class DemandSteps {
  private final long stepMillis;
  private final long[] steps;
  private final double[] values;
  // Of the values before each, those that are known.
  private final double[] sums;
  private final int[] known;
  // The step of each row; -1 for a row that came late.
  private final int[] ofRow;

  private DemandSteps(long stepMillis, long[] steps, double[] values, int[] ofRow) {
    this.stepMillis = stepMillis;
    this.steps = steps;
    this.values = values;
    this.ofRow = ofRow;
    this.sums = new double[steps.length + 1];
    this.known = new int[steps.length + 1];
    for (int i = 0; i < steps.length; i++) {
      boolean gap = Double.isNaN(values[i]);
      sums[i + 1] = sums[i] + (gap ? 0 : values[i]);
      known[i + 1] = known[i] + (gap ? 0 : 1);
    }
  }

  /** Steps as long as the rows are apart. */
  static DemandSteps of(History history) {
    long width = history.windowMillis();
    long[] steps = new long[history.rows()];
    double[] values = new double[history.rows()];
    int[] ofRow = new int[history.rows()];
    int count = 0;
    for (int row = 0; row < history.rows(); row++) {
      long step = history.windowStartMillis(row, width) / width;
      if (count == 0 || step > steps[count - 1]) {
        steps[count] = step;
        values[count++] = history.values()[row];
      }
      ofRow[row] = step == steps[count - 1] ? count - 1 : -1;
    }
    return new DemandSteps(width, Arrays.copyOf(steps, count), Arrays.copyOf(values, count), ofRow);
  }

  int count() {
    return steps.length;
  }

  /** Steps from the first to the last, those without a row among them. */
  long span() {
    return steps.length == 0 ? 0 : steps[steps.length - 1] - steps[0] + 1;
  }

  /** Steps of these whose demand is not known. */
  long gaps() {
    return span() - known[steps.length];
  }

  long stepMillis() {
    return stepMillis;
  }

  /** Number of a step, from the epoch. */
  long step(int i) {
    return steps[i];
  }

  /** When the value of a step is known, milliseconds since the epoch. */
  long endMillis(int i) {
    return steps[i] * stepMillis;
  }

  /** When a step begins, milliseconds since the epoch. */
  long startMillis(int i) {
    return endMillis(i) - stepMillis;
  }

  /** Demand of a step; NaN for a gap. */
  double value(int i) {
    return values[i];
  }

  /** Largest demand of a stretch, both ends included; NaN when none is known. */
  double max(long from, long to) {
    double max = Double.NaN;
    for (int i = at(from); i < steps.length && steps[i] <= to; i++) {
      max = values[i] <= max || Double.isNaN(values[i]) ? max : values[i];
    }
    return max;
  }

  /** Mean demand of a stretch, both ends included; NaN when none is known. */
  double mean(long from, long to) {
    int begin = at(from);
    int end = Math.max(begin, at(to + 1));
    return (sums[end] - sums[begin]) / (known[end] - known[begin]);
  }

  private int at(long step) {
    int found = Arrays.binarySearch(steps, step);
    return found < 0 ? -found - 1 : found;
  }

  /** What holds in each step, for each row; NaN for a row that came late. */
  double[] toRows(double[] ofStep) {
    return Arrays.stream(ofRow).mapToDouble(i -> i < 0 ? Double.NaN : ofStep[i]).toArray();
  }
}
