package io.foretide.model.series;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The envelope of encoded state: a first byte that names the version of what follows.
 *
 * @param name what the state is of, for messages
 * @param version version that is written and read
 */
public record VersionedState(String name, byte version) {

  /**
   * Encodes state.
   *
   * @param capacity most bytes that {@code body} writes
   */
  public byte[] encode(int capacity, Consumer<ByteBuffer> body) {
    ByteBuffer buffer = ByteBuffer.allocate(1 + capacity).put(version);
    body.accept(buffer);
    return buffer.hasRemaining()
        ? Arrays.copyOf(buffer.array(), buffer.position())
        : buffer.array();
  }

  /** Whether bytes are of this version. */
  public boolean wrote(byte[] bytes) {
    return bytes.length > 0 && bytes[0] == version;
  }

  /**
   * Decodes state.
   *
   * @throws IllegalArgumentException when the bytes are of another version, cut short, too long or
   *     damaged
   */
  public <T> T decode(byte[] bytes, Function<ByteBuffer, T> body) {
    if (bytes.length == 0) {
      throw new IllegalArgumentException(name + " state is empty");
    }
    if (bytes[0] != version) {
      throw new IllegalArgumentException(
          "%s state is of version %d, expected %d".formatted(name, bytes[0], version));
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes, 1, bytes.length - 1);
    T state = decodeBody(buffer, body);
    if (buffer.hasRemaining()) {
      throw new IllegalArgumentException(
          "%s state of %d bytes has %d too many".formatted(name, bytes.length, buffer.remaining()));
    }
    return state;
  }

  /** Writes a text, or the name of an enum's constant, after its length. */
  public static void writeText(ByteBuffer buffer, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    buffer.putInt(bytes.length).put(bytes);
  }

  /** Reads what {@link #writeText} wrote. */
  public static String readText(ByteBuffer buffer) {
    int length = buffer.getInt();
    if (length < 0 || length > buffer.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] bytes = new byte[length];
    buffer.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Writes the floats, of which the reader knows how many there are. */
  public static void writeFloats(ByteBuffer buffer, float[] values) {
    for (float value : values) {
      buffer.putFloat(value);
    }
  }

  /** Fills the array with what {@link #writeFloats} wrote. */
  public static void readFloats(ByteBuffer buffer, float[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = buffer.getFloat();
    }
  }

  /** Reads so many floats that {@link #writeFloats} wrote. */
  public static float[] readFloats(ByteBuffer buffer, int count) {
    float[] values = new float[count];
    readFloats(buffer, values);
    return values;
  }

  /** Bytes that {@link #writeText} writes. */
  public static int textBytes(String text) {
    return Integer.BYTES + text.getBytes(StandardCharsets.UTF_8).length;
  }

  private <T> T decodeBody(ByteBuffer buffer, Function<ByteBuffer, T> body) {
    try {
      return body.apply(buffer);
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException(
          "%s state of %d bytes is cut short".formatted(name, buffer.limit()), e);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException(
          "%s state of %d bytes is damaged".formatted(name, buffer.limit()), e);
    }
  }
}
