package io.foretide.model.statistics;

import java.nio.ByteBuffer;

/**
 * One way to see that deviations are unusual: smooths them at its rate and tells how rare what
 * comes out is on this series.
 *
 * <p>What was smoothed counts as far as it goes on now: one spike is not several unusual windows.
 */
public final class DeviationChannel {
  /** Size of the encoded state, bytes. */
  public static final int BYTES = Double.BYTES + TailCalibration.BYTES;

  private static final double GOES_ON_FROM = 2;

  private final double rate;
  private final double bound;
  private final double weightOfNow;
  private final TailCalibration calibration;

  private double smoothed;
  private double statistic;

  /**
   * A channel.
   *
   * @param rate of the smoothing, in (0, 1]: 1/rate windows are looked back on
   * @param bound size of a deviation beyond which it counts no more; infinite for none
   * @param weightOfNow what the present deviation counts besides what was smoothed
   * @param usualQuantile what 1 % of the statistics exceed on a well-behaved series
   */
  public DeviationChannel(double rate, double bound, double weightOfNow, double usualQuantile) {
    this.rate = rate;
    this.bound = bound;
    this.weightOfNow = weightOfNow;
    this.calibration = new TailCalibration(usualQuantile);
  }

  /**
   * Takes the deviation of the next window, in scales.
   *
   * @return about −log₁₀ of the probability of a statistic so large on this series
   */
  public double tail(double deviation) {
    smoothed += rate * (Math.max(-bound, Math.min(bound, deviation)) - smoothed);
    double onward = Math.max(0, Math.min(1, deviation * Math.signum(smoothed) / GOES_ON_FROM));
    // An exponentially weighted mean of independent unit deviations has this deviation.
    double unit = Math.sqrt(rate / (2 - rate));
    statistic = onward * Math.abs(smoothed) / unit + weightOfNow * Math.abs(deviation);
    return calibration.tail(statistic);
  }

  /** Forgets what was smoothed: there is nothing to deviate from. */
  public void reset() {
    smoothed = 0;
    statistic = 0;
  }

  /** Learns the statistic of the present window, unless it is part of an incident. */
  public void learn() {
    calibration.learn(statistic);
  }

  /** Side of what was smoothed: +1, -1 or 0. */
  public int direction() {
    return (int) Math.signum(smoothed);
  }

  /** Appends the state. */
  public void encode(ByteBuffer out) {
    out.putDouble(smoothed);
    calibration.encode(out);
  }

  /** Takes the state over from what {@link #encode} wrote. */
  public void decode(ByteBuffer in) {
    smoothed = in.getDouble();
    calibration.decode(in);
  }
}
