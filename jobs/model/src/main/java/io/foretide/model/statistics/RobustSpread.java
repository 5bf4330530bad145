package io.foretide.model.statistics;

import java.nio.ByteBuffer;

/**
 * Mean absolute deviation that an incident hardly moves: a deviation counts up to five times the
 * mean, and a little more for every one before it that was as large, so that a lasting change is
 * learnt in the end.
 */
public final class RobustSpread {
  /** Size of the encoded state, bytes. */
  public static final int BYTES = Double.BYTES + Integer.BYTES;

  private static final double CLIP = 5;
  private static final double LOOSENING = 0.2;

  private double mean;
  private int run;

  /** The mean absolute deviation, in the unit of the deviations; 0 until there is one. */
  public double mean() {
    return mean;
  }

  /** Large deviations in a row, the last one included. */
  public int run() {
    return run;
  }

  /** The largest deviation that is learnt from as it is. */
  public double bound() {
    return CLIP * mean * (1 + LOOSENING * run);
  }

  /** The deviation, clipped to {@link #bound}. */
  public double clipped(double deviation) {
    double bound = bound();
    return Clipping.clip(deviation, bound);
  }

  /**
   * Learns a deviation.
   *
   * @param deviation of any sign
   * @param large whether it was large against what else is known of the series
   * @param rate step towards it, in (0, 1]; 1 takes it as it is
   * @param settled whether enough is known to clip it
   * @return what was learnt, at least 0
   */
  public double learn(double deviation, boolean large, double rate, boolean settled) {
    double learnt = settled ? Math.abs(clipped(deviation)) : Math.abs(deviation);
    run = large ? Math.min(run + 1, Integer.MAX_VALUE - 1) : 0;
    mean += rate * (learnt - mean);
    return learnt;
  }

  /** Appends the state. */
  public void encode(ByteBuffer out) {
    out.putDouble(mean).putInt(run);
  }

  /** Takes the state over from what {@link #encode} wrote. */
  public void decode(ByteBuffer in) {
    mean = in.getDouble();
    run = in.getInt();
  }
}
