package io.foretide.model.statistics;

import java.nio.ByteBuffer;

/**
 * A linear regression that learns one row at a time and forgets the old ones exponentially
 * (Plackett, 1950; Haykin, Adaptive Filter Theory, chapter 10).
 *
 * <p>Robust in two ways: an error counts for no more than a few usual ones, and while the inputs
 * say nothing new, which would let the covariance grow without bound, nothing is forgotten.
 */
public final class RecursiveLeastSquares {
  private static final double FIRST_VARIANCE = 100;
  private static final double LARGEST_TRACE = 1e4;
  private static final double CLIP = 5;
  private static final double ERROR_RATE = 0.01;

  private final double forgetting;
  private final double[] weights;
  // Symmetric, row by row.
  private final double[][] covariance;
  private final RunningMean error = new RunningMean();

  // Of the row being learnt; between rows it says nothing.
  private final double[] gain;

  /**
   * All weights 0.
   *
   * @param inputs length of a row, &gt;= 1
   * @param forgetting what a row counts for when the next one came, in (0, 1]
   */
  public RecursiveLeastSquares(int inputs, double forgetting) {
    this.forgetting = forgetting;
    this.weights = new double[inputs];
    this.covariance = new double[inputs][inputs];
    this.gain = new double[inputs];
    for (int i = 0; i < inputs; i++) {
      covariance[i][i] = FIRST_VARIANCE;
    }
  }

  /** Believes, before anything is learnt, that an input counts for so much. */
  public void expect(int input, double weight) {
    weights[input] = weight;
  }

  /** Size of the encoded state, bytes. */
  public static int bytes(int inputs) {
    return (inputs + inputs * (inputs + 1) / 2) * Double.BYTES + RunningMean.BYTES;
  }

  /** What the row is expected to give. */
  public double predict(double[] row) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * row[i];
    }
    return sum;
  }

  /** Learns that the row gave {@code target}; what is not finite teaches nothing. */
  public void learn(double[] row, double target) {
    double surprise = clipped(target - predict(row));
    double power = gain(row);
    if (!Double.isFinite(surprise) || !Double.isFinite(power)) {
      return;
    }
    double kept = trace() > LARGEST_TRACE ? 1 : forgetting;
    double total = forgetting + power;
    for (int i = 0; i < weights.length; i++) {
      weights[i] += gain[i] / total * surprise;
      for (int j = 0; j <= i; j++) {
        covariance[i][j] = (covariance[i][j] - gain[i] * gain[j] / total) / kept;
        covariance[j][i] = covariance[i][j];
      }
    }
  }

  private double clipped(double surprise) {
    double bound = error.count() == 0 ? Double.MAX_VALUE : CLIP * error.value();
    double clipped = Clipping.clip(surprise, bound);
    if (Double.isFinite(clipped)) {
      error.learn(Math.abs(clipped), ERROR_RATE);
    }
    return clipped;
  }

  private double gain(double[] row) {
    double power = 0;
    for (int i = 0; i < weights.length; i++) {
      double sum = 0;
      for (int j = 0; j < weights.length; j++) {
        sum += covariance[i][j] * row[j];
      }
      gain[i] = sum;
      power += row[i] * sum;
    }
    return power;
  }

  private double trace() {
    double trace = 0;
    for (int i = 0; i < weights.length; i++) {
      trace += covariance[i][i];
    }
    return trace;
  }

  /** Appends the state. */
  public void encode(ByteBuffer out) {
    error.encode(out);
    for (int i = 0; i < weights.length; i++) {
      out.putDouble(weights[i]);
      for (int j = 0; j <= i; j++) {
        out.putDouble(covariance[i][j]);
      }
    }
  }

  /** Takes the state over from what {@link #encode} wrote. */
  public void decode(ByteBuffer in) {
    error.decode(in);
    for (int i = 0; i < weights.length; i++) {
      weights[i] = in.getDouble();
      for (int j = 0; j <= i; j++) {
        covariance[i][j] = in.getDouble();
        covariance[j][i] = covariance[i][j];
      }
    }
  }
}
