package io.foretide.model.lead;

import io.foretide.model.series.VersionedState;
import java.nio.ByteBuffer;

/** What each cell of the day is like, as of late. Single precision. */
final class DayProfile {
  private static final int MEMORY_DAYS = 10;

  private final float[] means;
  private final byte[] days;

  DayProfile(int cells) {
    this.means = new float[cells];
    this.days = new byte[cells];
  }

  void learn(long cell, double value) {
    int index = index(cell);
    days[index] = (byte) Math.min(MEMORY_DAYS, days[index] + 1);
    means[index] += (float) ((value - means[index]) / days[index]);
  }

  /** The cell's mean, smoothed with its neighbours'; NaN when none is known. */
  double at(long cell) {
    double sum = 0;
    int weight = 0;
    for (int offset = -1; offset <= 1; offset++) {
      int near = index(cell + offset);
      if (days[near] > 0) {
        int own = offset == 0 ? 2 : 1;
        sum += own * means[near];
        weight += own;
      }
    }
    return weight > 0 ? sum / weight : Double.NaN;
  }

  private int index(long cell) {
    return (int) Math.floorMod(cell, (long) means.length);
  }

  int bytes() {
    return means.length * (Float.BYTES + 1);
  }

  void encode(ByteBuffer out) {
    VersionedState.writeFloats(out, means);
    out.put(days);
  }

  void decode(ByteBuffer in) {
    VersionedState.readFloats(in, means);
    in.get(days);
  }
}
