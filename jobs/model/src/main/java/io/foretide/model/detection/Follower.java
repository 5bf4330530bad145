package io.foretide.model.detection;

import io.foretide.model.statistics.RobustSpread;
import java.nio.ByteBuffer;

/**
 * A mean that follows a series, clipped so that an incident hardly moves it, and how far values
 * stray from it. Mutable: part of the detector's state.
 */
final class Follower {
  static final int BYTES = Double.BYTES + RobustSpread.BYTES;

  private static final double LARGE = 5;

  private final double rate;
  private final double spreadRate;
  private final RobustSpread spread = new RobustSpread();

  private double mean;

  // Of the last window; not part of the state.
  private double error;
  private double deviation;

  /**
   * A mean at 0.
   *
   * @param rate at which the mean follows, in (0, 1]
   * @param spreadRate at which the spread does
   */
  Follower(double rate, double spreadRate) {
    this.rate = rate;
    this.spreadRate = spreadRate;
  }

  double mean() {
    return mean;
  }

  /** Moves the mean by a part of the way to a value, from 0 to 1. */
  void move(double value, double part) {
    mean += part * (value - mean);
  }

  RobustSpread spread() {
    return spread;
  }

  /** Takes the error of a window, and the scale in which it counts; 0 for none. */
  void look(double newError, double scale) {
    error = newError;
    deviation = scale > 0 ? newError / scale : 0;
  }

  /** Distance of the last window from the mean. */
  double error() {
    return error;
  }

  /** The same in scales. */
  double deviation() {
    return deviation;
  }

  /**
   * Learns how far the last window strayed.
   *
   * @param youth 1 over how much there was to learn from so far
   * @param settled whether that was enough to tell what is large
   * @return what was learnt over the mean; 0 while nothing ever strayed
   */
  double learnSpread(double youth, boolean settled) {
    boolean large = Math.abs(deviation) > LARGE;
    double learnt = spread.learn(error, large, Math.max(spreadRate, youth), settled);
    return spread.mean() > 0 ? learnt / spread.mean() : 0;
  }

  /** Follows the last window. */
  void follow(double youth, boolean settled) {
    mean += Math.max(rate, youth) * (settled ? spread.clipped(error) : error);
  }

  void encode(ByteBuffer out) {
    out.putDouble(mean);
    spread.encode(out);
  }

  void decode(ByteBuffer in) {
    mean = in.getDouble();
    spread.decode(in);
  }
}
