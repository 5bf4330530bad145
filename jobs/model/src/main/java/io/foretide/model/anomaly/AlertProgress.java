package io.foretide.model.anomaly;

import io.foretide.model.series.VersionedState;
import java.nio.ByteBuffer;
import java.util.function.Function;

/**
 * How far the alert of one series has come: what {@link AlertLifecycle} remembers between windows.
 * Mutable. About 20 bytes encoded when nothing is unusual, below 500 with an alert in force under
 * the default settings and names of usual length.
 */
public final class AlertProgress {
  private static final VersionedState FORMAT = new VersionedState("alert", (byte) 3);
  private static final VersionedState SECOND_FORMAT = new VersionedState("alert", (byte) 2);
  private static final VersionedState FIRST_FORMAT = new VersionedState("alert", (byte) 1);
  private static final int FIXED_BYTES = 2 * Long.BYTES + 1;

  /** Before any window. */
  static final long NEVER = Long.MIN_VALUE;

  /** End of the last window; milliseconds since the epoch. */
  long seenMillis = NEVER;

  /** End of the last window with a value; milliseconds since the epoch. */
  long valuedMillis = NEVER;

  /** Unusual windows that are not part of the alert in force. */
  final RecentSightings recent;

  /** The alert in force; null without. */
  OpenAlert openAlert;

  /** Nothing seen yet. */
  public AlertProgress() {
    this(new RecentSightings());
  }

  private AlertProgress(RecentSightings recent) {
    this.recent = recent;
  }

  /** Whether nothing is pending or firing, so that the state need not be kept. */
  public boolean isEmpty() {
    return openAlert == null && recent.isEmpty();
  }

  /** Whether an alert is in force. */
  public boolean isFiring() {
    return openAlert != null;
  }

  /** The state as bytes, the version first. */
  public byte[] encode() {
    int capacity = FIXED_BYTES + recent.bytes() + (openAlert == null ? 0 : openAlert.bytes());
    return FORMAT.encode(capacity, this::write);
  }

  /**
   * Reads what {@link #encode} wrote, now or in version 1 or 2.
   *
   * @throws IllegalArgumentException when the bytes are of an unknown version, cut short or damaged
   */
  public static AlertProgress decode(byte[] bytes) {
    if (FIRST_FORMAT.wrote(bytes)) {
      return FIRST_FORMAT.decode(bytes, buffer -> read(buffer, OpenAlert::readFirstVersion));
    }
    return SECOND_FORMAT.wrote(bytes)
        ? SECOND_FORMAT.decode(bytes, buffer -> read(buffer, OpenAlert::readSecondVersion))
        : FORMAT.decode(bytes, buffer -> read(buffer, OpenAlert::read));
  }

  private void write(ByteBuffer buffer) {
    buffer.putLong(seenMillis).putLong(valuedMillis);
    recent.write(buffer);
    buffer.put((byte) (openAlert == null ? 0 : 1));
    if (openAlert != null) {
      openAlert.write(buffer);
    }
  }

  private static AlertProgress read(ByteBuffer buffer, Function<ByteBuffer, OpenAlert> alert) {
    long seenMillis = buffer.getLong();
    long valuedMillis = buffer.getLong();
    AlertProgress progress = new AlertProgress(RecentSightings.read(buffer));
    progress.seenMillis = seenMillis;
    progress.valuedMillis = valuedMillis;
    progress.openAlert = buffer.get() == 0 ? null : alert.apply(buffer);
    return progress;
  }
}
