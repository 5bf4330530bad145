package io.foretide.flink.kafka;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Walks over a record in Avro's binary encoding (Avro 1.12.0 specification), where texts need not
 * be copied to be compared. Every method moves on behind what it reads, and throws an {@link
 * IndexOutOfBoundsException} where the record ends before.
 */
final class AvroCursor {
  private static final int LONGEST_LONG = 10;
  private static final VarHandle DOUBLES =
      MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);

  private byte[] bytes;
  private int at;

  /** Turns to the place of a record where its first field begins. */
  void turnTo(byte[] record, int from) {
    bytes = record;
    at = from;
  }

  /** Where the next field begins. */
  int position() {
    return at;
  }

  /**
   * Reads a long, an int, the index of an enum's constant or that of a union's branch.
   *
   * @throws IndexOutOfBoundsException also when it is longer than a long may be
   */
  long readLong() {
    long zigzag = 0;
    for (int i = 0; i < LONGEST_LONG; i++) {
      byte next = bytes[at++];
      zigzag |= (long) (next & 0x7f) << (7 * i);
      if (next >= 0) {
        return (zigzag >>> 1) ^ -(zigzag & 1);
      }
    }
    throw new IndexOutOfBoundsException("a number of more than " + LONGEST_LONG + " bytes");
  }

  boolean readBoolean() {
    return bytes[at++] == 1;
  }

  double readDouble() {
    double value = (double) DOUBLES.get(bytes, at);
    at += Double.BYTES;
    return value;
  }

  String readText() {
    int length = readLength();
    at += length;
    return new String(bytes, at - length, length, StandardCharsets.UTF_8);
  }

  void skipText() {
    // Not in one statement: the length moves the cursor, too.
    int length = readLength();
    at += length;
  }

  private int readLength() {
    long length = readLong();
    if (length < 0 || length > bytes.length - at) {
      throw new IndexOutOfBoundsException("a text of " + length + " bytes");
    }
    return (int) length;
  }
}
