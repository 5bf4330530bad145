package io.foretide.flink.kafka;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.avro.util.Utf8;

/**
 * The names that telemetry repeats in every record, each decoded and checked once and from then on
 * found by its bytes.
 *
 * <p>A name takes the place of another one of the same hash, so that a flood of names cannot fill
 * the memory. Not safe for use by several threads at once.
 */
final class RecurringNames {
  private static final int BITS = 14;
  private static final long MIXER = 0x9E3779B97F4A7C15L;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[][] bytes = new byte[1 << BITS][];
  private final String[] texts = new String[1 << BITS];

  /** The name as text; null when it is longer than names may be or no UTF-8. */
  String text(Utf8 name) {
    byte[] given = name.getBytes();
    int length = name.getByteLength();
    int place = place(given, length);
    byte[] known = bytes[place];
    if (known != null && Arrays.equals(known, 0, known.length, given, 0, length)) {
      return texts[place];
    }
    String text = new String(given, 0, length, StandardCharsets.UTF_8);
    if (!TelemetryValidator.isName(text)) {
      return null;
    }
    bytes[place] = Arrays.copyOf(given, length);
    texts[place] = text;
    return text;
  }

  private static int place(byte[] name, int length) {
    long hash = length;
    int at = 0;
    for (; at + Long.BYTES <= length; at += Long.BYTES) {
      hash = (hash ^ (long) LONGS.get(name, at)) * MIXER;
      hash ^= hash >>> 32;
    }
    for (; at < length; at++) {
      hash = (hash ^ name[at]) * MIXER;
    }
    hash ^= hash >>> 32;
    return (int) ((hash * MIXER) >>> (Long.SIZE - BITS));
  }
}
