package io.foretide.model.forecast;

import io.foretide.model.series.VersionedState;
import io.foretide.model.statistics.Clipping;
import io.foretide.model.statistics.DecayingHistogram;
import io.foretide.model.statistics.RunningMean;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * How far values lie from the mixed path: a mean absolute error by step ahead, by time of day and
 * by how the experts disagree, and the distribution of the errors over that. Learnt from paths that
 * matured, so that it holds whatever the path is worth (split conformal prediction, online).
 */
final class HorizonSpread {
  private static final int TIMES_OF_DAY = 24;
  private static final double HORIZON_RATE = 0.1;
  private static final double TIME_RATE = 0.03;
  private static final double DISAGREEMENT_RATE = 0.002;
  private static final double DISAGREEMENT_POWER = 0.2;
  private static final double COVERAGE_RATE = 0.001;
  private static final double LARGEST_FACTOR = 10;
  // Width, in the logarithm of the step ahead, over which errors are smoothed.
  private static final double SMOOTHING = 0.4;
  private static final double LARGEST_ERROR = 6;
  private static final DecayingHistogram.Prior PRIOR = new DecayingHistogram.Prior(800, 2.7);
  private static final double MEMORY = 6_000;

  private final float[] errors;
  private final int[] counts;
  private final float[] timeFactors = new float[TIMES_OF_DAY];
  private final DecayingHistogram distribution = new DecayingHistogram(PRIOR, MEMORY);
  private final RunningMean usualDisagreement = new RunningMean();
  // Share of errors inside the 95 % interval that was given.
  private final RunningMean inside = new RunningMean();

  HorizonSpread(int horizon) {
    this.errors = new float[horizon];
    this.counts = new int[horizon];
    Arrays.fill(timeFactors, 1);
  }

  /** Whether a path matured so far that something is known. */
  boolean isKnown() {
    return usualDisagreement.count() > 0;
  }

  /**
   * Mean absolute error to be expected.
   *
   * @param step 1..horizon
   * @param timeOfDay share of the day that has passed, 0..1
   * @param disagreement of the experts
   */
  double of(int step, double timeOfDay, double disagreement) {
    return smoothed(step) * timeFactors[hour(timeOfDay)] * factor(disagreement);
  }

  /** The error, over what {@link #of} expects, that is not exceeded with this probability. */
  double quantile(double level) {
    return distribution.quantile(level);
  }

  /**
   * Learns an error of a path.
   *
   * @param expected what {@link #of} expected when the path was made; NaN when nothing was known
   */
  void learn(int step, double timeOfDay, double disagreement, double error, double expected) {
    if (expected > 0) {
      distribution.learn(Clipping.clip(error / expected, LARGEST_ERROR));
    }
    double distance = Math.abs(error);
    int hour = hour(timeOfDay);
    double factor = factor(disagreement);
    counts[step - 1] = Math.min(counts[step - 1] + 1, Integer.MAX_VALUE - 1);
    double rate = Math.max(HORIZON_RATE, 1.0 / counts[step - 1]);
    double part = distance / (timeFactors[hour] * factor);
    errors[step - 1] += (float) (rate * (part - errors[step - 1]));
    learnTime(hour, distance, smoothed(step) * factor);
    usualDisagreement.learn(disagreement, DISAGREEMENT_RATE);
  }

  /**
   * Learns whether an error lies inside its 95 % interval, before it is learnt itself.
   *
   * @param expected what {@link #of} expected when the path was made
   * @return whether it does
   */
  boolean judge(double error, double expected) {
    boolean hit = error >= quantile(0.025) * expected && error <= quantile(0.975) * expected;
    inside.learn(hit ? 1 : 0, COVERAGE_RATE);
    return hit;
  }

  /** Recent share of errors inside their 95 % interval; NaN until one was judged. */
  double coverage() {
    return inside.count() == 0 ? Double.NaN : inside.value();
  }

  private void learnTime(int hour, double distance, double usual) {
    if (usual <= 0) {
      return;
    }
    double relative = Math.min(LARGEST_FACTOR, distance / usual);
    timeFactors[hour] += (float) (TIME_RATE * (relative - timeFactors[hour]));
    double sum = 0;
    for (float factor : timeFactors) {
      sum += factor;
    }
    for (int i = 0; i < TIMES_OF_DAY; i++) {
      timeFactors[i] *= (float) (TIMES_OF_DAY / sum);
    }
  }

  /** Geometric mean of the errors of the steps about as far ahead. */
  private double smoothed(int step) {
    double sum = 0;
    double total = 0;
    for (int other = 1; other <= errors.length; other++) {
      if (errors[other - 1] > 0) {
        double apart = Math.log((double) other / step) / SMOOTHING;
        double weight = Math.exp(-apart * apart / 2);
        sum += weight * Math.log(errors[other - 1]);
        total += weight;
      }
    }
    return total > 0 ? Math.exp(sum / total) : 0;
  }

  private double factor(double disagreement) {
    double usual = usualDisagreement.value();
    if (usual <= 0) {
      return 1;
    }
    double relative = (disagreement + 0.1 * usual) / (1.1 * usual);
    return Math.max(0.3, Math.min(4, Math.pow(relative, DISAGREEMENT_POWER)));
  }

  private static int hour(double timeOfDay) {
    return (int) (timeOfDay * TIMES_OF_DAY);
  }

  int bytes() {
    return errors.length * (Float.BYTES + Integer.BYTES)
        + TIMES_OF_DAY * Float.BYTES
        + DecayingHistogram.BYTES
        + 2 * RunningMean.BYTES;
  }

  void encode(ByteBuffer out) {
    for (int i = 0; i < errors.length; i++) {
      out.putFloat(errors[i]).putInt(counts[i]);
    }
    VersionedState.writeFloats(out, timeFactors);
    distribution.encode(out);
    usualDisagreement.encode(out);
    inside.encode(out);
  }

  void decode(ByteBuffer in) {
    for (int i = 0; i < errors.length; i++) {
      errors[i] = in.getFloat();
      counts[i] = in.getInt();
    }
    VersionedState.readFloats(in, timeFactors);
    distribution.decode(in);
    usualDisagreement.decode(in);
    inside.decode(in);
  }
}
