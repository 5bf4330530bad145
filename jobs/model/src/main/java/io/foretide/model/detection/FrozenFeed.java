package io.foretide.model.detection;

import java.nio.ByteBuffer;

/**
 * Notices that a series has not moved for longer than it ever did: that its values repeat, or lie
 * on a line, as when a collector reports what it saw last, interpolates over an outage, or when a
 * source that always trickled falls silent.
 *
 * <p>Mutable: part of the detector's state.
 */
final class FrozenFeed {
  static final int BYTES = 2 * Double.BYTES + 2 * Integer.BYTES;

  /** Second differences up to this part of the usual spread are none. */
  private static final double NEGLIGIBLE = 1e-6;

  private static final double LONGER = 1.5;
  private static final int FEWEST_WINDOWS = 10;

  private double last;
  private double step;
  private int windows;
  private int longest;

  /**
   * Takes the next value.
   *
   * @param spread how far values usually stray
   * @param steps windows since the last value, at least 1
   */
  void look(double y, double spread, long steps) {
    double newStep = y - last;
    boolean still = steps == 1 && Math.abs(newStep - step) <= NEGLIGIBLE * spread;
    last = y;
    step = newStep;
    if (still) {
      windows = Math.min(windows + 1, Integer.MAX_VALUE - 1);
    } else {
      longest = Math.max(longest, windows);
      windows = 0;
    }
  }

  /** Windows that repeated the step before them, in a row: 0 while it moves. */
  int windows() {
    return windows;
  }

  /** Windows for which it has not moved beyond what it ever did; 0 while that is usual. */
  int unusualWindows() {
    int usual = (int) Math.max(FEWEST_WINDOWS, LONGER * longest);
    return Math.max(0, windows - usual);
  }

  void encode(ByteBuffer out) {
    out.putDouble(last).putDouble(step).putInt(windows).putInt(longest);
  }

  void decode(ByteBuffer in) {
    last = in.getDouble();
    step = in.getDouble();
    windows = in.getInt();
    longest = in.getInt();
  }
}
