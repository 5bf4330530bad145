package io.foretide.model.statistics;

import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * The mean of all values while they are few, of the latest ones when they are many: a value counts
 * for {@code 1/n}, though for no less than a rate. Mutable.
 */
public final class RunningMean {
  /** Size of the encoded state, bytes. */
  public static final int BYTES = Double.BYTES + Integer.BYTES;

  private double value;
  private int count;

  /**
   * Rate at which values count half after a time.
   *
   * @param stepMillis what passes from one value to the next, milliseconds
   */
  public static double rate(Duration halfLife, long stepMillis) {
    return 1 - Math.pow(0.5, (double) stepMillis / halfLife.toMillis());
  }

  /** Takes a value, which counts for at least {@code rate}, in (0, 1]. */
  public void learn(double next, double rate) {
    count = Math.min(count + 1, Integer.MAX_VALUE - 1);
    value += Math.max(rate, 1.0 / count) * (next - value);
  }

  /** The mean; 0 before the first value. */
  public double value() {
    return value;
  }

  /** How many values it has taken. */
  public int count() {
    return count;
  }

  /** Appends the state. */
  public void encode(ByteBuffer out) {
    out.putDouble(value).putInt(count);
  }

  /** Takes the state over from what {@link #encode} wrote. */
  public void decode(ByteBuffer in) {
    value = in.getDouble();
    count = in.getInt();
  }
}
