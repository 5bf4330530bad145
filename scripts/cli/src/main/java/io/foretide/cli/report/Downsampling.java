package io.foretide.cli.report;

import java.util.BitSet;

/**
 * Chooses the rows of a long series that a chart needs.
 *
 * <p>The rows are cut into buckets of equal length; of each bucket the rows with the smallest and
 * the largest value of every column stay, and the first gap; and the first and the last row of all.
 * A spike of one window survives, and a gap stays a gap. Rows that are asked for (the surroundings
 * of an alert, the last hours) stay whole, the latest of them when they are more than half of the
 * limit.
 */
public final class Downsampling {
  private Downsampling() {}

  /**
   * Rows to keep, ascending; all of them when they are within the limit.
   *
   * @param limit most rows to keep; at least ten times the number of columns
   * @param wanted rows to keep whole
   * @param columns columns of equal length; NaN for a gap
   */
  public static int[] rows(int limit, BitSet wanted, double[]... columns) {
    int length = columns[0].length;
    BitSet kept = new BitSet(length);
    if (length <= limit) {
      kept.set(0, length);
      return kept.stream().toArray();
    }
    kept.or(latest(wanted, limit / 2));
    kept.set(0);
    kept.set(length - 1);
    int buckets = (limit - kept.cardinality()) / (2 * columns.length + 1);
    for (int bucket = 0; bucket < buckets; bucket++) {
      int from = (int) ((long) length * bucket / buckets);
      int to = (int) ((long) length * (bucket + 1) / buckets);
      for (double[] column : columns) {
        keepExtremes(kept, column, from, to);
      }
      keepFirstGap(kept, columns, from, to);
    }
    return kept.stream().toArray();
  }

  /** The chosen rows of a column. */
  public static double[] pick(double[] column, int[] rows) {
    double[] picked = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      picked[i] = column[rows[i]];
    }
    return picked;
  }

  /** The chosen rows of a column. */
  public static long[] pick(long[] column, int[] rows) {
    long[] picked = new long[rows.length];
    for (int i = 0; i < rows.length; i++) {
      picked[i] = column[rows[i]];
    }
    return picked;
  }

  /** The chosen rows of a column. */
  public static int[] pick(int[] column, int[] rows) {
    int[] picked = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      picked[i] = column[rows[i]];
    }
    return picked;
  }

  private static BitSet latest(BitSet wanted, int limit) {
    BitSet latest = (BitSet) wanted.clone();
    int surplus = latest.cardinality() - limit;
    for (int row = latest.nextSetBit(0); surplus > 0; row = latest.nextSetBit(row + 1)) {
      latest.clear(row);
      surplus--;
    }
    return latest;
  }

  private static void keepExtremes(BitSet kept, double[] column, int from, int to) {
    int smallest = -1;
    int largest = -1;
    for (int row = from; row < to; row++) {
      if (!Double.isNaN(column[row])) {
        smallest = smallest < 0 || column[row] < column[smallest] ? row : smallest;
        largest = largest < 0 || column[row] > column[largest] ? row : largest;
      }
    }
    if (smallest >= 0) {
      kept.set(smallest);
      kept.set(largest);
    }
  }

  private static void keepFirstGap(BitSet kept, double[][] columns, int from, int to) {
    for (int row = from; row < to; row++) {
      for (double[] column : columns) {
        if (Double.isNaN(column[row])) {
          kept.set(row);
          return;
        }
      }
    }
  }
}
