package io.foretide.model.anomaly;

import java.nio.ByteBuffer;

/**
 * An unusual window.
 *
 * @param age number of windows with a value since, 0 for the newest
 * @param startMillis start of the window, milliseconds since the epoch
 * @param direction +1 above the expectation, -1 below, 0 when the feed is frozen
 * @param score how unusual, 0..1
 * @param value in the unit of the signal
 * @param weight number of requests behind the value; 0 when unknown
 * @param band what was expected
 */
record Sighting(
    int age,
    long startMillis,
    int direction,
    double score,
    double value,
    double weight,
    Band band) {

  static final int BYTES = 1 + Long.BYTES + 1 + 3 * Double.BYTES + Band.BYTES;

  /** Distance from the expectation towards the direction, in the unit of the signal. */
  double effect() {
    return direction * (value - band.expected());
  }

  Sighting older() {
    return new Sighting(age + 1, startMillis, direction, score, value, weight, band);
  }

  void write(ByteBuffer buffer) {
    buffer.put((byte) age).putLong(startMillis).put((byte) direction);
    buffer.putDouble(score).putDouble(value).putDouble(weight);
    band.write(buffer);
  }

  static Sighting read(ByteBuffer buffer) {
    return new Sighting(
        buffer.get(),
        buffer.getLong(),
        buffer.get(),
        buffer.getDouble(),
        buffer.getDouble(),
        buffer.getDouble(),
        Band.read(buffer));
  }
}
