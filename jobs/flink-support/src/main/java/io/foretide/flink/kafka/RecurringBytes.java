package io.foretide.flink.kafka;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * What recurring bytes mean: of what a stream repeats in every record, each is decoded once and
 * from then on found by its bytes.
 *
 * <p>There is room for 65,536 of 256 bytes at most; longer ones are decoded each time. An entry
 * takes the place of another one of the same place, so that a flood of new ones cannot fill the
 * memory; what lost its place is decoded again. Not safe for use by several threads at once.
 *
 * @param <T> what the bytes mean
 */
final class RecurringBytes<T> {
  private static final int BITS = 16;
  static final int LONGEST = 256;
  private static final long MIXER = 0x9E3779B97F4A7C15L;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final Entry<?>[] entries = new Entry<?>[1 << BITS];

  private record Entry<T>(byte[] bytes, T meaning) {}

  /** What the bytes of {@code [from, to)} mean; null when that is not known, or not any more. */
  T find(byte[] in, int from, int to) {
    @SuppressWarnings("unchecked")
    Entry<T> entry = (Entry<T>) entries[place(in, from, to)];
    boolean known =
        entry != null && Arrays.equals(entry.bytes, 0, entry.bytes.length, in, from, to);
    return known ? entry.meaning : null;
  }

  /** Keeps what the bytes of {@code [from, to)} mean, if they are not too long. */
  void put(byte[] in, int from, int to, T meaning) {
    if (to - from <= LONGEST) {
      entries[place(in, from, to)] = new Entry<>(Arrays.copyOfRange(in, from, to), meaning);
    }
  }

  private static int place(byte[] in, int from, int to) {
    long hash = (long) to - from;
    int at = from;
    for (; at + Long.BYTES <= to; at += Long.BYTES) {
      hash = mixed(hash, (long) LONGS.get(in, at));
    }
    if (at < to) {
      hash = mixed(hash, rest(in, at, to));
    }
    return (int) (hash >>> (Long.SIZE - BITS));
  }

  private static long mixed(long hash, long bytes) {
    long mixed = (hash ^ bytes) * MIXER;
    return (mixed ^ (mixed >>> 32)) * MIXER;
  }

  /** The last bytes, fewer than eight, as the lower ones of a long. */
  private static long rest(byte[] in, int from, int to) {
    if (to >= Long.BYTES) {
      // Also of what stands before: shifted out again.
      return (long) LONGS.get(in, to - Long.BYTES) >>> (Byte.SIZE * (Long.BYTES - (to - from)));
    }
    long rest = 0;
    for (int at = to - 1; at >= from; at--) {
      rest = rest << Byte.SIZE | (in[at] & 0xff);
    }
    return rest;
  }
}
