package io.foretide.cli.history;

import java.util.Arrays;

/**
 * One series read from a file: row i was {@code timestamps[i]}, {@code millis[i]} since the epoch,
 * with {@code values[i]} (NaN for a gap).
 *
 * <p>Holds arrays, so it has identity equality.
 *
 * @param name name of the file without its endings
 * @param form how the file writes timestamps
 * @param timestamps as they were read
 * @param millis milliseconds since the epoch
 * @param values values; NaN for a gap
 */
public record History(
    String name, TimestampForm form, String[] timestamps, long[] millis, double[] values) {
  private static final int ROWS_LOOKED_AT = 100;
  private static final long SECOND = 1000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long[] WIDTHS = {
    SECOND,
    2 * SECOND,
    5 * SECOND,
    10 * SECOND,
    15 * SECOND,
    20 * SECOND,
    30 * SECOND,
    MINUTE,
    2 * MINUTE,
    3 * MINUTE,
    5 * MINUTE,
    10 * MINUTE,
    15 * MINUTE,
    20 * MINUTE,
    30 * MINUTE,
    HOUR,
    2 * HOUR,
    3 * HOUR,
    4 * HOUR,
    6 * HOUR,
    8 * HOUR,
    12 * HOUR,
    24 * HOUR
  };

  /** Only the first rows. */
  public History first(int rows) {
    return new History(
        name,
        form,
        Arrays.copyOf(timestamps, rows),
        Arrays.copyOf(millis, rows),
        Arrays.copyOf(values, rows));
  }

  /** Number of rows. */
  public int rows() {
    return values.length;
  }

  /**
   * Start of the window that holds a row, milliseconds since the epoch: the one whose usual
   * timestamp is nearest, as told by the first row, so that rows which come a little early or late
   * have windows of their own.
   *
   * @param width of the windows, milliseconds
   */
  public long windowStartMillis(int row, long width) {
    long phase = Math.floorMod(millis[0], width);
    return Math.floorDiv(millis[row] - phase + width / 2, width) * width;
  }

  /**
   * Width of the window that holds one row: the usual distance of the first hundred rows (few, so
   * that what comes later does not change what was said before), give or take a twentieth, or else
   * the next shorter one that divides a day.
   */
  public long windowMillis() {
    int distances = Math.min(rows() - 1, ROWS_LOOKED_AT);
    if (distances < 1) {
      return MINUTE;
    }
    long[] sorted = new long[distances];
    for (int i = 0; i < distances; i++) {
      sorted[i] = millis[i + 1] - millis[i];
    }
    Arrays.sort(sorted);
    long usual = sorted[distances / 2];
    long width = WIDTHS[0];
    for (long candidate : WIDTHS) {
      if (candidate <= usual + usual / 20) {
        width = candidate;
      }
    }
    return width;
  }
}
