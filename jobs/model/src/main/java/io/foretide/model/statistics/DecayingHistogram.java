package io.foretide.model.statistics;

import io.foretide.model.series.VersionedState;
import java.nio.ByteBuffer;

/**
 * How standardized errors are distributed, as of late: a histogram on a logarithmic scale of either
 * sign that forgets, and that begins with a prior, so that far quantiles are sensible before they
 * were ever seen.
 *
 * <p>The prior is logistic. A quantile is interpolated within its bin, an eighth of its value wide.
 */
public final class DecayingHistogram {
  private static final int BINS = 48;
  private static final double PER_FOLD = 8;
  // Errors from 1/20 to 20 standard ones are told apart.
  private static final double LOG_OF_FIRST = -3;
  private static final double LARGEST_UNIT = 1e6;

  /** Size of the encoded state, bytes. */
  public static final int BYTES = 2 * BINS * Float.BYTES + 2 * Double.BYTES;

  private final double memory;
  private final float[] below = new float[BINS];
  private final float[] above = new float[BINS];
  private double total;
  // What an error counts for now: those seen earlier fade because this grows.
  private double unit = 1;

  /** What is believed before anything is learnt: a logistic distribution. Shared, as it is dear. */
  public static final class Prior {
    private final float[] side = new float[BINS];
    private final double weight;

    /**
     * A belief.
     *
     * @param weight how many errors it counts for at first
     * @param tail what 2.5 % of them exceed
     */
    public Prior(double weight, double tail) {
      this.weight = weight;
      double spread = tail / Math.log(0.975 / 0.025);
      double beyond = 0.5;
      for (int bin = 0; bin < BINS; bin++) {
        double further = bin == BINS - 1 ? 0 : 1 / (1 + Math.exp(edge(bin + 1) / spread));
        side[bin] = (float) (weight * (beyond - further));
        beyond = further;
      }
    }
  }

  /**
   * The prior alone.
   *
   * @param memory errors after which one counts 1/e
   */
  public DecayingHistogram(Prior prior, double memory) {
    this.memory = memory;
    System.arraycopy(prior.side, 0, below, 0, BINS);
    System.arraycopy(prior.side, 0, above, 0, BINS);
    total = prior.weight;
  }

  private static double edge(double bin) {
    return bin <= 0 ? 0 : Math.exp(LOG_OF_FIRST + bin / PER_FOLD);
  }

  /** Takes an error, in standard ones. */
  public void learn(double error) {
    learn(error, memory);
  }

  /** Takes an error, and lets those before it fade as if its memory were so long. */
  public void learn(double error, double ofMemory) {
    unit *= Math.exp(1 / ofMemory);
    float[] side = error < 0 ? below : above;
    double position = (Math.log(Math.abs(error) + Double.MIN_NORMAL) - LOG_OF_FIRST) * PER_FOLD;
    int bin = (int) Math.max(0, Math.min(BINS - 1, Math.floor(position)));
    side[bin] += (float) unit;
    total += unit;
    if (unit > LARGEST_UNIT) {
      rescale();
    }
  }

  private void rescale() {
    for (int bin = 0; bin < BINS; bin++) {
      below[bin] /= (float) unit;
      above[bin] /= (float) unit;
    }
    total /= unit;
    unit = 1;
  }

  /**
   * The error that is not exceeded with this probability.
   *
   * @param level in (0, 1)
   */
  public double quantile(double level) {
    return level < 0.5 ? -beyond(below, above, level) : beyond(above, below, 1 - level);
  }

  /** What a side exceeds with a probability; negative when the side has less in all. */
  private double beyond(float[] side, float[] other, double probability) {
    double wanted = probability * total;
    double passed = 0;
    for (int bin = BINS - 1; bin >= 0; bin--) {
      if (passed + side[bin] >= wanted) {
        double part = side[bin] == 0 ? 0 : (wanted - passed) / side[bin];
        return edge(bin + 1) - part * (edge(bin + 1) - edge(bin));
      }
      passed += side[bin];
    }
    for (int bin = 0; bin < BINS; bin++) {
      if (passed + other[bin] >= wanted) {
        double part = other[bin] == 0 ? 0 : (wanted - passed) / other[bin];
        return -edge(bin) - part * (edge(bin + 1) - edge(bin));
      }
      passed += other[bin];
    }
    return -edge(BINS);
  }

  /** Appends the state. */
  public void encode(ByteBuffer out) {
    VersionedState.writeFloats(out, below);
    VersionedState.writeFloats(out, above);
    out.putDouble(total).putDouble(unit);
  }

  /** Takes the state over from what {@link #encode} wrote. */
  public void decode(ByteBuffer in) {
    VersionedState.readFloats(in, below);
    VersionedState.readFloats(in, above);
    total = in.getDouble();
    unit = in.getDouble();
  }
}
