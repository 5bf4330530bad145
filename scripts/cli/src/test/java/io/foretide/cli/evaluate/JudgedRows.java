package io.foretide.cli.evaluate;

import java.util.BitSet;

/** Series drawn a character per row, an hour apart, alerting from 0.5. */
final class JudgedRows {
  private static final long HOUR = 3_600_000;

  private JudgedRows() {}

  /**
   * A series.
   *
   * @param labels {@code #} labelled, anything else not
   * @param scores digits, in tenths
   */
  static JudgedSeries series(String labels, String scores) {
    BitSet labelled = new BitSet();
    float[] scored = new float[scores.length()];
    long[] millis = new long[scores.length()];
    for (int row = 0; row < scores.length(); row++) {
      labelled.set(row, labels.charAt(row) == '#');
      scored[row] = Character.digit(scores.charAt(row), 10) / 10f;
      millis[row] = row * HOUR;
    }
    return new JudgedSeries(
        "drawn", millis, scored, labelled, 0.5, 0, new IntervalFit(100, 0.95, 5), 0, 0);
  }
}
