package io.foretide.model.anomaly;

import io.foretide.model.series.ScoredWindow;
import java.nio.ByteBuffer;

/**
 * What was expected of a window, in the unit of the signal.
 *
 * @param expected median expectation
 * @param lower lower bound of the 95 % prediction interval; NaN without
 * @param upper upper bound of the 95 % prediction interval; NaN without
 */
record Band(double expected, double lower, double upper) {
  static final int BYTES = 3 * Double.BYTES;

  static Band of(ScoredWindow scored) {
    return new Band(scored.expected(), scored.lower(), scored.upper());
  }

  /**
   * The band of the two that lies less in a direction. A baseline soon expects part of the incident
   * that it sees; so within an incident the band from before it holds, unless the season itself has
   * moved away since.
   *
   * @param direction where the incident pulls: +1 upwards, -1 downwards
   */
  Band without(int direction, Band before) {
    return direction * (expected - before.expected) > 0 ? before : this;
  }

  /**
   * Whether a value lies beyond the band.
   *
   * @param side +1 above, -1 below
   * @param times how often the distance from the expectation to the bound it must lie away
   */
  boolean isBeyond(int side, double value, double times) {
    double bound = side > 0 ? upper : lower;
    return side * (value - expected) > times * side * (bound - expected);
  }

  boolean contains(double value) {
    return value >= lower && value <= upper;
  }

  void write(ByteBuffer buffer) {
    buffer.putDouble(expected).putDouble(lower).putDouble(upper);
  }

  static Band read(ByteBuffer buffer) {
    return new Band(buffer.getDouble(), buffer.getDouble(), buffer.getDouble());
  }
}
