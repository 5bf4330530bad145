package io.foretide.model.scaling;

import io.foretide.model.series.VersionedState;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * How long it took until replicas that were wanted were ready: what 95 % of the last scale-ups did
 * not exceed. Mutable.
 */
final class LeadTimes {
  private static final int MOST = 40;
  private static final int LEAST = 10;
  private static final double LEVEL = 0.95;
  // A lead is given up for a shorter one only when that is clearly shorter.
  private static final double CLEARLY = 0.7;
  private static final long NONE = Long.MIN_VALUE;

  /** Size of the encoded state, bytes. */
  static final int BYTES = MOST * Float.BYTES + 2 * Long.BYTES + 3 * Integer.BYTES;

  // Milliseconds.
  private final float[] times = new float[MOST];
  private int count;
  private long sinceMillis = NONE;
  private long inForceMillis = NONE;
  private int awaited;
  private int wanted;

  private final long windowMillis;

  LeadTimes(long windowMillis) {
    this.windowMillis = windowMillis;
  }

  /**
   * Takes note of the end of a window.
   *
   * @param nowWanted replicas asked for; NaN when unknown
   * @param ready replicas ready; NaN when unknown
   */
  void learn(long endMillis, double nowWanted, double ready) {
    if (Double.isNaN(nowWanted) || Double.isNaN(ready)) {
      return;
    }
    int before = wanted;
    wanted = (int) nowWanted;
    if (sinceMillis != NONE && wanted < awaited) {
      sinceMillis = NONE;
    }
    if (sinceMillis == NONE && before > 0 && wanted > before && ready < wanted) {
      sinceMillis = endMillis;
      awaited = wanted;
    } else if (sinceMillis != NONE && ready >= awaited) {
      took(endMillis - sinceMillis);
      sinceMillis = NONE;
    }
  }

  private void took(long millis) {
    times[count % MOST] = millis;
    count = count == Integer.MAX_VALUE ? MOST : count + 1;
    if (count < LEAST) {
      return;
    }
    long learnt = -Math.floorDiv(-(long) percentile(), windowMillis) * windowMillis;
    if (inForceMillis == NONE || learnt > inForceMillis || learnt < CLEARLY * inForceMillis) {
      inForceMillis = learnt;
    }
  }

  /** The lead time to reckon with; the given one until enough was seen. Milliseconds. */
  long millis(long givenMillis) {
    return inForceMillis == NONE ? givenMillis : inForceMillis;
  }

  private double percentile() {
    float[] sorted = Arrays.copyOf(times, Math.min(count, MOST));
    Arrays.sort(sorted);
    return sorted[(int) Math.ceil(LEVEL * sorted.length) - 1];
  }

  void encode(ByteBuffer out) {
    VersionedState.writeFloats(out, times);
    out.putInt(count).putLong(sinceMillis).putLong(inForceMillis).putInt(awaited).putInt(wanted);
  }

  void decode(ByteBuffer in) {
    VersionedState.readFloats(in, times);
    count = in.getInt();
    sinceMillis = in.getLong();
    inForceMillis = in.getLong();
    awaited = in.getInt();
    wanted = in.getInt();
  }
}
