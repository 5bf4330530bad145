package io.foretide.model.lead;

import io.foretide.model.series.VersionedState;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** The latest values of a series by time; NaN where none is known. Single precision. */
final class TimeRing {
  private final float[] values;
  private long last = Long.MIN_VALUE;

  /** Nothing yet. */
  TimeRing(int most) {
    this.values = new float[most];
    Arrays.fill(values, Float.NaN);
  }

  /**
   * Sets the value of a time, which is the last one then: those skipped are not known, nor are
   * those after it when the clock was set back.
   */
  void put(long time, double value) {
    long from = Math.max(last + 1, time - values.length);
    for (long skipped = last == Long.MIN_VALUE ? time : from; skipped < time; skipped++) {
      values[index(skipped)] = Float.NaN;
    }
    last = time;
    values[index(time)] = (float) value;
  }

  /** The value of a time; NaN when it is not known, too old or yet to come. */
  double at(long time) {
    return time <= last && time > last - values.length ? values[index(time)] : Double.NaN;
  }

  private int index(long time) {
    return (int) Math.floorMod(time, (long) values.length);
  }

  int bytes() {
    return Long.BYTES + values.length * Float.BYTES;
  }

  void encode(ByteBuffer out) {
    out.putLong(last);
    VersionedState.writeFloats(out, values);
  }

  void decode(ByteBuffer in) {
    last = in.getLong();
    VersionedState.readFloats(in, values);
  }
}
