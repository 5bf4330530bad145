package io.foretide.model.forecast;

import java.nio.ByteBuffer;

/** The last values of a series at regular steps. Single precision. */
final class StepHistory {
  private final float[] ring;
  private long last;
  private int size;

  /** Nothing yet. */
  StepHistory(int most) {
    this.ring = new float[most];
  }

  /** Adds the value of the step after the last one, or of any when there is none. */
  void add(long step, double value) {
    if (size > 0 && step != last + 1) {
      throw new IllegalArgumentException("step " + step + " does not follow " + last);
    }
    last = step;
    size = Math.min(size + 1, ring.length);
    ring[index(step)] = (float) value;
  }

  /** Changes the value of a step that is held. */
  void amend(long step, double value) {
    ring[index(step)] = (float) value;
  }

  /** Forgets everything. */
  void clear() {
    size = 0;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** The last step. */
  long last() {
    return last;
  }

  /** Whether the value of a step is known. */
  boolean holds(long step) {
    return step <= last && step > last - size;
  }

  /** Value of a step that is held. */
  double at(long step) {
    return ring[index(step)];
  }

  private int index(long step) {
    return (int) Math.floorMod(step, (long) ring.length);
  }

  static int bytes(int most) {
    return most * Float.BYTES + Long.BYTES + Integer.BYTES;
  }

  void encode(ByteBuffer out) {
    out.putLong(last).putInt(size);
    for (long step = last - size + 1; step <= last; step++) {
      out.putFloat(ring[index(step)]);
    }
  }

  void decode(ByteBuffer in) {
    last = in.getLong();
    size = in.getInt();
    if (size < 0 || size > ring.length) {
      throw new IllegalArgumentException("history of " + size + " steps, at most " + ring.length);
    }
    for (long step = last - size + 1; step <= last; step++) {
      ring[index(step)] = in.getFloat();
    }
  }
}
