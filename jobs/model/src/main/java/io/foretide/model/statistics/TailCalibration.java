package io.foretide.model.statistics;

import java.nio.ByteBuffer;

/**
 * Turns a statistic of any distribution into about −log₁₀ of the probability of a value so large,
 * so that one threshold means the same on every series.
 *
 * <p>Tracks a high quantile by stochastic approximation of its logarithm (Robbins and Monro, 1951)
 * and the mean logarithmic excess beyond it: the Hill estimator (Hill, 1975) of the tail's
 * exponent. That tail is smooth; what rare peaks add to it, such as the nightly job of a series
 * that is still all day, is counted ({@link PeakCounts}).
 */
public final class TailCalibration {
  /** Size of the encoded state, bytes. */
  public static final int BYTES = 2 * Double.BYTES + 2 * Integer.BYTES + PeakCounts.BYTES;

  private static final double FIRST_EXPONENT = 0.25;
  private static final double SMALLEST_EXPONENT = 0.15;
  private static final double LARGEST_EXCESS = 1.5;
  // How much of the prior is mixed in for each value that the quantile is expected to be exceeded.
  private static final double TOWARDS_PRIOR = 2;
  private static final double LARGEST = 30;
  // Rate at first, and how many values beyond the quantile slow it down.
  private static final double FIRST_RATE = 0.2;
  private static final double YOUNG = 2;

  private final CalibrationSettings settings;
  private final double logOfShare;
  private final PeakCounts peaks;

  private double quantile;
  private double exponent = FIRST_EXPONENT;
  private int count;
  private int run;

  /** Knows nothing but the prior. */
  public TailCalibration(CalibrationSettings settings) {
    this.settings = settings;
    this.logOfShare = -Math.log10(settings.exceededBy());
    this.peaks = new PeakCounts(settings.memory(), settings.prior());
    this.quantile = settings.usualQuantile();
  }

  /**
   * About −log₁₀ P(statistic ≥ {@code value}), 0..30. What the smooth tail and the counted peaks
   * explain is added up, so that it errs towards the usual, by a factor of two at most.
   */
  public double tail(double value) {
    if (value <= quantile) {
      return logOfShare * Math.max(0, value) / quantile;
    }
    double smooth = logOfShare + Math.log10(value / quantile) / exponent;
    double counted = peaks.shareReaching(value);
    double tail = counted == 0 ? smooth : -Math.log10(Math.pow(10, -smooth) + counted);
    return Math.min(LARGEST, Math.max(0, tail));
  }

  /** What {@link CalibrationSettings#exceededBy} of the values exceed, so far. */
  public double quantile() {
    return quantile;
  }

  /** Learns a value. */
  public void learn(double value) {
    count = Math.min(count + 1, Integer.MAX_VALUE - 1);
    peaks.learn(value, quantile);
    boolean beyond = value > quantile;
    run = beyond ? Math.min(run + 1, settings.longestRun() + 1) : 0;
    if (run > settings.longestRun()) {
      return;
    }
    double young = YOUNG / (count * settings.exceededBy() + YOUNG / FIRST_RATE);
    double rate = Math.max(settings.rate(), young);
    if (beyond) {
      double excess = Math.min(LARGEST_EXCESS, Math.log(value / quantile));
      exponent = Math.max(SMALLEST_EXPONENT, exponent + rate * (excess - exponent));
      quantile *= Math.exp(rate * (1 - settings.exceededBy()));
    } else {
      double lower = quantile * Math.exp(-rate * settings.exceededBy());
      quantile = Math.max(settings.smallestQuantile(), lower);
      double mixed = TOWARDS_PRIOR * rate * settings.exceededBy();
      exponent += mixed * (FIRST_EXPONENT - exponent);
    }
  }

  /** Appends the state. */
  public void encode(ByteBuffer out) {
    out.putDouble(quantile).putDouble(exponent).putInt(count).putInt(run);
    peaks.encode(out);
  }

  /** Takes the state over from what {@link #encode} wrote. */
  public void decode(ByteBuffer in) {
    quantile = in.getDouble();
    exponent = in.getDouble();
    count = in.getInt();
    run = in.getInt();
    peaks.decode(in);
  }
}
