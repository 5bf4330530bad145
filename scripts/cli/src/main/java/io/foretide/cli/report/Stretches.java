package io.foretide.cli.report;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Stretches of time, {@code [start, end)} each, that do not touch.
 *
 * <p>Holds arrays, so it has identity equality.
 *
 * @param startMillis ascending, milliseconds since the epoch
 * @param endMillis of the same length
 */
public record Stretches(long[] startMillis, long[] endMillis) {

  /**
   * The stretches that windows form.
   *
   * @param windows index of each window that counts
   * @param startMillis starts of all windows, ascending
   * @param windowMillis width of a window
   */
  public static Stretches of(BitSet windows, long[] startMillis, long windowMillis) {
    long[] starts = new long[windows.cardinality()];
    long[] ends = new long[starts.length];
    int count = 0;
    for (int i = windows.nextSetBit(0); i >= 0; i = windows.nextSetBit(i + 1)) {
      if (count == 0 || ends[count - 1] < startMillis[i]) {
        starts[count++] = startMillis[i];
      }
      ends[count - 1] = startMillis[i] + windowMillis;
    }
    return new Stretches(Arrays.copyOf(starts, count), Arrays.copyOf(ends, count));
  }
}
