package io.foretide.model.forecast;

import io.foretide.model.statistics.RunningMean;
import io.foretide.model.statistics.TrimmedMean;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * How much each expert is trusted, by how far off it was of late, and what they say together: a
 * weighted trimmed mean. The weight is a power of the inverse of the mean error.
 *
 * <p>On M4 Hourly (OWA of the last week's held-back days) a trimmed mean is better than a plain one
 * by 1 %, and weights than none by 14 %.
 */
public final class ExpertMix {
  private static final double UNTRIED = 1.5;
  private static final double SMALLEST = 1e-6;
  private static final double LARGEST = 1e6;

  private final RunningMean[] errors;
  private final double power;
  private final double rate;
  private final TrimmedMean mean;

  // Of the opinions at work; between them they say nothing.
  private final double[] weights;
  private final double[] step;

  /**
   * All are untried.
   *
   * @param experts how many
   * @param power of the inverse error that is the weight
   * @param trimmed share of the weight that is cut off at each end, in [0, 0.5)
   * @param rate least weight of a new error in the mean of an expert's, in (0, 1]
   */
  public ExpertMix(int experts, double power, double trimmed, double rate) {
    this.errors = new RunningMean[experts];
    Arrays.setAll(errors, expert -> new RunningMean());
    this.power = power;
    this.rate = rate;
    this.mean = new TrimmedMean(trimmed, experts);
    this.weights = new double[experts];
    this.step = new double[experts];
  }

  /**
   * Learns how far an expert was off.
   *
   * @param error in the unit of the signal, not negative
   */
  public void learn(int expert, double error) {
    errors[expert].learn(error, rate);
  }

  /**
   * What the experts say together of one value.
   *
   * @param opinions NaN of those that say nothing
   * @param usual error to be expected of one that is untried
   * @return NaN when none says anything
   */
  public double mix(double[] opinions, double usual) {
    for (int expert = 0; expert < opinions.length; expert++) {
      weigh(expert, !Double.isNaN(opinions[expert]), usual);
    }
    return mean.of(opinions, weights);
  }

  /**
   * What the experts say together of the steps to come.
   *
   * @param paths of the experts, null for those that are not ready
   * @param usual usual error of the seasonal naive forecast
   * @param mixed value of each step; set
   * @param disagreement weighted mean distance of the experts from it; set
   */
  void mix(double[][] paths, double usual, double[] mixed, double[] disagreement) {
    for (int expert = 0; expert < paths.length; expert++) {
      weigh(expert, paths[expert] != null, usual);
    }
    for (int h = 0; h < mixed.length; h++) {
      for (int expert = 0; expert < paths.length; expert++) {
        step[expert] = paths[expert] == null ? Double.NaN : paths[expert][h];
      }
      mixed[h] = mean.of(step, weights);
      disagreement[h] = disagreement(mixed[h]);
    }
  }

  private void weigh(int expert, boolean ready, double usual) {
    RunningMean own = errors[expert];
    double error = own.count() == 0 ? UNTRIED * usual : own.value();
    double relative = usual > 0 ? error / usual : 1;
    weights[expert] = ready ? Math.pow(Math.min(LARGEST, relative) + SMALLEST, -power) : 0;
  }

  private double disagreement(double mixed) {
    double sum = 0;
    double total = 0;
    for (int expert = 0; expert < step.length; expert++) {
      if (weights[expert] > 0 && !Double.isNaN(step[expert])) {
        sum += weights[expert] * Math.abs(step[expert] - mixed);
        total += weights[expert];
      }
    }
    return total > 0 ? sum / total : 0;
  }

  /** Size of the encoded state. */
  public int bytes() {
    return errors.length * RunningMean.BYTES;
  }

  /** Appends the state. */
  public void encode(ByteBuffer out) {
    for (RunningMean error : errors) {
      error.encode(out);
    }
  }

  /** Takes over what {@link #encode} wrote. */
  public void decode(ByteBuffer in) {
    for (RunningMean error : errors) {
      error.decode(in);
    }
  }
}
