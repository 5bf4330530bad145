package io.foretide.windows;

import io.foretide.model.series.TelemetryReading.Kind;
import io.foretide.model.series.VersionedState;
import io.foretide.model.series.WindowAccumulator;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/**
 * What the readings of one window of one service have added up to so far, by operation, signal and
 * kind: of a source subtask on its way, and of all in the state {@code open-windows}.
 *
 * <p>An entry of the state is read and removed by its key: to iterate over a state whose entries
 * are removed all the time would pass by ever more of RocksDB's tombstones.
 */
final class WindowSums {
  private static final VersionedState ENVELOPE = new VersionedState("window sums", (byte) 1);

  private final Map<SumKey, byte[]> sums = new LinkedHashMap<>();

  /** Adds the sum of what {@code key} says, the first of it. */
  void put(SumKey key, WindowAccumulator sum) {
    sums.put(key, sum.encode());
  }

  /** Adds what others have added up of the same window and service. */
  void addAll(WindowSums others) {
    others.sums.forEach(this::add);
  }

  private void add(SumKey key, byte[] sum) {
    sums.merge(key, sum, (first, second) -> merged(key.kind(), first, second));
  }

  private static byte[] merged(Kind kind, byte[] first, byte[] second) {
    WindowAccumulator both = new WindowAccumulator(kind);
    both.merge(first);
    both.merge(second);
    return both.encode();
  }

  /** What there are sums of. */
  Set<SumKey> keys() {
    return sums.keySet();
  }

  /** The same under other keys; what comes under the same key adds up. */
  WindowSums renamed(UnaryOperator<SumKey> name) {
    WindowSums renamed = new WindowSums();
    sums.forEach((key, sum) -> renamed.add(name.apply(key), sum));
    return renamed;
  }

  void forEach(BiConsumer<SumKey, byte[]> out) {
    sums.forEach(out);
  }

  byte[] encode() {
    int capacity = Integer.BYTES;
    for (Map.Entry<SumKey, byte[]> entry : sums.entrySet()) {
      capacity += entry.getKey().encodedBytes() + Integer.BYTES + entry.getValue().length;
    }
    return ENVELOPE.encode(capacity, this::write);
  }

  private void write(ByteBuffer out) {
    out.putInt(sums.size());
    sums.forEach(
        (key, sum) -> {
          key.write(out);
          out.putInt(sum.length).put(sum);
        });
  }

  static WindowSums decode(byte[] bytes) {
    return ENVELOPE.decode(bytes, WindowSums::read);
  }

  private static WindowSums read(ByteBuffer in) {
    WindowSums read = new WindowSums();
    int count = in.getInt();
    for (int i = 0; i < count; i++) {
      SumKey key = SumKey.read(in);
      byte[] sum = new byte[in.getInt()];
      in.get(sum);
      read.sums.put(key, sum);
    }
    return read;
  }
}
