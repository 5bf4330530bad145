package io.foretide.model.statistics;

import io.foretide.model.series.VersionedState;
import java.nio.ByteBuffer;

/**
 * How often a statistic has peaked how high: a histogram of the largest value of each excursion
 * beyond a bound, on a logarithmic scale, that forgets.
 */
final class PeakCounts {
  private static final int BINS = 24;
  private static final double BIN_WIDTH = 0.2;
  private static final double LOG_OF_FIRST = Math.log(2);
  private static final int APART = 5;

  /** Size of the encoded state, bytes. */
  static final int BYTES = BINS * Float.BYTES + Double.BYTES + Float.BYTES + 2 * Integer.BYTES;

  private final double keep;
  private final double prior;

  private final float[] counts = new float[BINS];
  private double values;
  private float peak;
  private int since;
  private int sinceCounted;

  /**
   * No peak yet.
   *
   * @param memory values after which a peak counts 1/e
   * @param prior values without a peak that are believed to have gone before
   */
  PeakCounts(double memory, double prior) {
    this.keep = 1 - 1 / memory;
    this.prior = prior;
  }

  /** Peaks that about reached {@code value}, a bin's width less at most, per value seen; 0..1. */
  double shareReaching(double value) {
    double reaching = 0;
    for (int bin = bin(value); bin < BINS; bin++) {
      reaching += counts[bin];
    }
    return reaching == 0 ? 0 : Math.min(1, reaching * faded() / (values + prior));
  }

  /** Takes the next value; one beyond {@code bound} is part of a peak. */
  void learn(double value, double bound) {
    values = values * keep + 1;
    sinceCounted++;
    if (value > bound) {
      peak = (float) Math.max(peak, value);
      since = 0;
    } else if (peak > 0 && ++since == APART) {
      count();
    }
  }

  private void count() {
    double faded = faded();
    for (int bin = 0; bin < BINS; bin++) {
      counts[bin] *= (float) faded;
    }
    counts[bin(peak)]++;
    peak = 0;
    sinceCounted = 0;
  }

  /** What a count is worth now: counts fade when one is added, not with every value. */
  private double faded() {
    return Math.pow(keep, sinceCounted);
  }

  private static int bin(double value) {
    return Math.max(0, Math.min(BINS - 1, (int) ((Math.log(value) - LOG_OF_FIRST) / BIN_WIDTH)));
  }

  void encode(ByteBuffer out) {
    VersionedState.writeFloats(out, counts);
    out.putDouble(values).putFloat(peak).putInt(since).putInt(sinceCounted);
  }

  void decode(ByteBuffer in) {
    VersionedState.readFloats(in, counts);
    values = in.getDouble();
    peak = in.getFloat();
    since = in.getInt();
    sinceCounted = in.getInt();
  }
}
