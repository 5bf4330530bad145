package io.foretide.model.lead;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The latest values of a series by time; NaN where none is known. A value is kept in 16 bits, the
 * upper ones of single precision: within 0.4 % of what it was, which forecasts as well at half the
 * size.
 */
final class TimeRing {
  private static final short UNKNOWN = bits(Float.NaN);

  private final short[] values;
  private long last = Long.MIN_VALUE;

  /** Nothing yet. */
  TimeRing(int most) {
    this.values = new short[most];
    Arrays.fill(values, UNKNOWN);
  }

  private static short bits(float value) {
    // Half of the lowest bit that is kept rounds; NaN has bits that are cut off but for the first.
    int rounded = Float.isNaN(value) ? 0 : 1 << 15;
    return (short) ((Float.floatToIntBits(value) + rounded) >>> 16);
  }

  /**
   * Sets the value of a time, which is the last one then: those skipped are not known, nor are
   * those after it when the clock was set back.
   */
  void put(long time, double value) {
    long from = Math.max(last + 1, time - values.length);
    for (long skipped = last == Long.MIN_VALUE ? time : from; skipped < time; skipped++) {
      values[index(skipped)] = UNKNOWN;
    }
    last = time;
    values[index(time)] = bits((float) value);
  }

  /** The value of a time; NaN when it is not known, too old or yet to come. */
  double at(long time) {
    return time <= last && time > last - values.length
        ? Float.intBitsToFloat(values[index(time)] << 16)
        : Double.NaN;
  }

  private int index(long time) {
    return (int) Math.floorMod(time, (long) values.length);
  }

  int bytes() {
    return Long.BYTES + values.length * Short.BYTES;
  }

  void encode(ByteBuffer out) {
    out.putLong(last);
    for (short value : values) {
      out.putShort(value);
    }
  }

  void decode(ByteBuffer in) {
    last = in.getLong();
    for (int i = 0; i < values.length; i++) {
      values[i] = in.getShort();
    }
  }
}
