package io.foretide.model.anomaly;

import io.foretide.model.series.DeterministicId;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SignalKind;
import io.foretide.model.series.VersionedState;
import java.nio.ByteBuffer;

/**
 * What is fixed of an open alert from the moment it fires.
 *
 * @param key the series
 * @param kind kind of its signal
 * @param windowMillis width of its windows, milliseconds
 * @param direction +1 above the expectation, -1 below, 0 when the feed is frozen
 * @param startedAtMillis start of the first unusual window, milliseconds since the epoch
 * @param firedAtMillis end of the window that made it fire
 * @param band what was expected of the first unusual window
 */
record Onset(
    SeriesKey key,
    SignalKind kind,
    long windowMillis,
    int direction,
    long startedAtMillis,
    long firedAtMillis,
    Band band) {

  private static final int FIXED_BYTES = 1 + 3 * Long.BYTES + Band.BYTES;

  /** Name of the rule that was broken. */
  String rule() {
    return isFrozen() ? AlertLifecycle.FROZEN_FEED : AlertLifecycle.SEASONAL_DEVIATION;
  }

  boolean isFrozen() {
    return direction == 0;
  }

  String alertId() {
    return DeterministicId.of(key.id(), rule(), Long.toString(startedAtMillis));
  }

  int bytes() {
    return FIXED_BYTES + VersionedState.textBytes(key.id()) + VersionedState.textBytes(kind.name());
  }

  void write(ByteBuffer buffer) {
    VersionedState.writeText(buffer, key.id());
    VersionedState.writeText(buffer, kind.name());
    buffer.putLong(windowMillis).put((byte) direction);
    buffer.putLong(startedAtMillis).putLong(firedAtMillis);
    band.write(buffer);
  }

  static Onset read(ByteBuffer buffer) {
    return new Onset(
        SeriesKey.parse(VersionedState.readText(buffer)),
        SignalKind.valueOf(VersionedState.readText(buffer)),
        buffer.getLong(),
        buffer.get(),
        buffer.getLong(),
        buffer.getLong(),
        Band.read(buffer));
  }
}
