package io.foretide.model.detection;

import java.nio.ByteBuffer;

/**
 * What of a statistic is new: more than it was a moment ago, and more than it usually is at this
 * time of day. An incident is seen as it begins, a nightly job as long as it is not known.
 *
 * <p>The two smoothings of FluxEV (Li et al., 2021), with a decaying maximum for each.
 */
final class Habituation {
  static final int BYTES = Double.BYTES;

  private static final double RECENT_DECAY = 0.6;
  private static final double RECENT_SHARE = 0.85;
  private static final double USUAL_SHARE = 0.95;
  private static final double USUAL_SHARE_OF_WHOLE = 0.7;

  private double recent;

  /**
   * The new part of a statistic, at least 0.
   *
   * @param usual what it peaks at, at this time of day; 0 when unknown
   */
  double newPart(double statistic, double usual) {
    return Math.max(0, statistic - Math.max(RECENT_SHARE * recent, USUAL_SHARE * usual));
  }

  /** What a statistic is however long it has lasted, less most of what is usual; at least 0. */
  static double unusualPart(double statistic, double usual) {
    return Math.max(0, statistic - USUAL_SHARE_OF_WHOLE * usual);
  }

  /** Learns the statistic of a window. */
  void learn(double statistic) {
    recent = Math.max(RECENT_DECAY * recent, statistic);
  }

  void encode(ByteBuffer out) {
    out.putDouble(recent);
  }

  void decode(ByteBuffer in) {
    recent = in.getDouble();
  }
}
