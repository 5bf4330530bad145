package io.foretide.windows;

import io.foretide.model.series.VersionedState;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a service may report within its tenant's quota, and when each was heard last. Mutable; an
 * entry of the state {@code admitted-sums}.
 */
final class AdmittedSums {
  private static final VersionedState ENVELOPE = new VersionedState("admitted sums", (byte) 1);

  /** Start of the latest window in which each was heard, as far as it was written down. */
  private final Map<SumKey, Long> heard = new LinkedHashMap<>();

  boolean isEmpty() {
    return heard.isEmpty();
  }

  boolean contains(SumKey key) {
    return heard.containsKey(key);
  }

  /**
   * Notes that a sum was heard.
   *
   * @param step how much later than what is written down is worth writing down, milliseconds
   * @return whether anything changed
   */
  boolean hear(SumKey key, long startMillis, long step) {
    Long last = heard.get(key);
    if (last != null && startMillis - last < step) {
      return false;
    }
    heard.put(key, startMillis);
    return true;
  }

  /**
   * Forgets what was not heard since.
   *
   * @return how many were forgotten
   */
  int forgetBefore(long startMillis) {
    int before = heard.size();
    heard.values().removeIf(last -> last < startMillis);
    return before - heard.size();
  }

  byte[] encode() {
    int capacity = Integer.BYTES;
    for (SumKey key : heard.keySet()) {
      capacity += key.encodedBytes() + Long.BYTES;
    }
    return ENVELOPE.encode(capacity, this::write);
  }

  private void write(ByteBuffer out) {
    out.putInt(heard.size());
    heard.forEach(
        (key, last) -> {
          key.write(out);
          out.putLong(last);
        });
  }

  static AdmittedSums decode(byte[] bytes) {
    return ENVELOPE.decode(bytes, AdmittedSums::read);
  }

  private static AdmittedSums read(ByteBuffer in) {
    AdmittedSums read = new AdmittedSums();
    int count = in.getInt();
    for (int i = 0; i < count; i++) {
      read.heard.put(SumKey.read(in), in.getLong());
    }
    return read;
  }
}
