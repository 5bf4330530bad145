package io.foretide.model.statistics;

import java.nio.ByteBuffer;

/**
 * How many scales each side of a 95 % prediction interval lies from the expectation, corrected by
 * what was missed.
 *
 * <p>Adaptive conformal inference (Gibbs and Candès, 2021) on the logarithm of each side's
 * multiple: a miss widens the side, every hit narrows it a little, so that in the long run 2.5 %
 * fall beyond each side whatever the distribution.
 */
public final class AdaptiveInterval {
  /** Size of the encoded state, bytes. */
  public static final int BYTES = 28;

  private static final double BEYOND_EACH_SIDE = 0.025;
  private static final double START = 2.2;
  private static final double RATE = 0.08;
  private static final double NARROWEST = -2.0;
  private static final double WIDEST = 2.5;
  private static final double COVERAGE_RATE = 0.002;

  private double below;
  private double above;
  private double coverage;
  private int count;

  /** Scales from the expectation down to the lower bound. */
  public double below() {
    return START * Math.exp(below);
  }

  /** Scales from the expectation up to the upper bound. */
  public double above() {
    return START * Math.exp(above);
  }

  /** Recent share of values inside, 0..1; NaN until 20 values were seen. */
  public double coverage() {
    return count < 20 ? Double.NaN : coverage;
  }

  /** Learns where a value fell: below the interval (-1), inside (0) or above (+1). */
  public void learn(int side) {
    below = corrected(below, side < 0);
    above = corrected(above, side > 0);
    double rate = Math.max(COVERAGE_RATE, 1.0 / (count + 1));
    coverage += rate * ((side == 0 ? 1 : 0) - coverage);
    count = Math.min(count + 1, Integer.MAX_VALUE - 1);
  }

  private static double corrected(double log, boolean missed) {
    double corrected = log + RATE * ((missed ? 1 : 0) - BEYOND_EACH_SIDE);
    return Math.min(WIDEST, Math.max(NARROWEST, corrected));
  }

  /** Appends the state. */
  public void encode(ByteBuffer out) {
    out.putDouble(below).putDouble(above).putDouble(coverage).putInt(count);
  }

  /** Takes the state over from what {@link #encode} wrote. */
  public void decode(ByteBuffer in) {
    below = in.getDouble();
    above = in.getDouble();
    coverage = in.getDouble();
    count = in.getInt();
  }
}
