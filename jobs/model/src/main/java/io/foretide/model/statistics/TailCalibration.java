package io.foretide.model.statistics;

import java.nio.ByteBuffer;

/**
 * Turns a statistic of any distribution into about −log₁₀ of the probability of a value so large,
 * so that one threshold means the same on every series.
 *
 * <p>Tracks the quantile that 1 % of the values exceed by stochastic approximation of its logarithm
 * (Robbins and Monro, 1951), and the mean logarithmic excess beyond it: the Hill estimator (Hill,
 * 1975) of the tail's exponent.
 */
public final class TailCalibration {
  /** Size of the encoded state, bytes. */
  public static final int BYTES = 16;

  private static final double EXCEEDED_BY = 0.01;
  private static final double LOG_OF_EXCEEDED_BY = 2;
  private static final double RATE = 0.05;
  private static final double SMALLEST_EXPONENT = 0.08;
  private static final double LARGEST_EXCESS = 1.5;
  private static final double LARGEST = 30;
  // However still the series: a statistic of a few deviations is not yet rare.
  private static final double SMALLEST_LOG_QUANTILE = Math.log(2);

  private double logQuantile;
  private double exponent;

  /** Starts from a prior: the quantile to be expected of a well-behaved series. */
  public TailCalibration(double quantile) {
    this.logQuantile = Math.log(quantile);
    this.exponent = 0.2;
  }

  /** About −log₁₀ P(statistic ≥ {@code value}), 0..30. */
  public double tail(double value) {
    if (value <= 0) {
      return 0;
    }
    double excess = Math.log(value) - logQuantile;
    double tail =
        excess <= 0
            ? LOG_OF_EXCEEDED_BY * Math.exp(excess)
            : LOG_OF_EXCEEDED_BY + excess / (exponent * Math.log(10));
    return Math.min(LARGEST, tail);
  }

  /** Learns a value that is not part of an incident. */
  public void learn(double value) {
    double excess = Math.log(Math.max(value, 1e-9)) - logQuantile;
    if (excess > 0) {
      exponent += RATE * (Math.min(excess, LARGEST_EXCESS) - exponent);
      exponent = Math.max(SMALLEST_EXPONENT, exponent);
      logQuantile += RATE * (1 - EXCEEDED_BY);
    } else {
      logQuantile = Math.max(SMALLEST_LOG_QUANTILE, logQuantile - RATE * EXCEEDED_BY);
    }
  }

  /** Appends the state. */
  public void encode(ByteBuffer out) {
    out.putDouble(logQuantile).putDouble(exponent);
  }

  /** Takes the state over from what {@link #encode} wrote. */
  public void decode(ByteBuffer in) {
    logQuantile = in.getDouble();
    exponent = in.getDouble();
  }
}
