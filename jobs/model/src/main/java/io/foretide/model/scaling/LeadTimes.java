package io.foretide.model.scaling;

import io.foretide.model.series.VersionedState;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * How long it took until replicas that were wanted were ready: what 95 % of the last scale-ups did
 * not exceed. A scale-up is only timed while every window of it is known, and given up when it was
 * taken back or took longer than a lead time may be. One that is ready in the window in which it
 * was asked for teaches nothing: its pods may have been there all the time. Mutable.
 */
final class LeadTimes {
  private static final int MOST = 40;
  private static final int LEAST = 10;
  private static final double LEVEL = 0.95;
  // A lead is given up for a shorter one only when that is clearly shorter.
  private static final double CLEARLY = 0.7;
  private static final long NONE = Long.MIN_VALUE;

  /** Size of the encoded state, bytes. */
  static final int BYTES = MOST * Float.BYTES + 3 * Long.BYTES + 3 * Integer.BYTES;

  private final long windowMillis;
  // Milliseconds.
  private final float[] times = new float[MOST];
  private int count;
  private long inForceMillis = NONE;
  // End of the last window that was known, and what was wanted then.
  private long lastMillis = NONE;
  private int wanted;
  // The scale-up that is being timed: since when, and until how many are ready.
  private long sinceMillis = NONE;
  private int awaited;

  LeadTimes(long windowMillis) {
    this.windowMillis = windowMillis;
  }

  /**
   * Takes note of the end of a window.
   *
   * @param nowWanted replicas asked for, as the mean of the window; NaN when unknown
   * @param ready replicas ready, as the mean of the window; NaN when unknown
   */
  void learn(long endMillis, double nowWanted, double ready) {
    if (Double.isNaN(nowWanted) || Double.isNaN(ready)) {
      return;
    }
    boolean follows = endMillis == lastMillis + windowMillis;
    int before = wanted;
    // The mean of a window in which it rose lies between both; the next one tells to how many.
    wanted = (int) Math.ceil(nowWanted);
    lastMillis = endMillis;
    if (isTiming() && (!follows || isGivenUp(endMillis))) {
      sinceMillis = NONE;
    }
    if (isTiming() && endMillis == sinceMillis + windowMillis) {
      awaited = Math.max(awaited, wanted);
    }
    if (isTiming() && ready >= awaited) {
      took(endMillis - sinceMillis);
      sinceMillis = NONE;
    } else if (!isTiming() && follows && wanted > before && ready < wanted) {
      sinceMillis = endMillis;
      awaited = wanted;
    }
  }

  private boolean isTiming() {
    return sinceMillis != NONE;
  }

  private boolean isGivenUp(long nowMillis) {
    return wanted < awaited || nowMillis - sinceMillis > PodLead.LONGEST_MILLIS;
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
    out.putInt(count).putLong(inForceMillis);
    out.putLong(lastMillis).putInt(wanted);
    out.putLong(sinceMillis).putInt(awaited);
  }

  void decode(ByteBuffer in) {
    VersionedState.readFloats(in, times);
    count = in.getInt();
    inForceMillis = in.getLong();
    lastMillis = in.getLong();
    wanted = in.getInt();
    sinceMillis = in.getLong();
    awaited = in.getInt();
  }
}
