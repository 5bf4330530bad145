package io.foretide.model.season;

import java.nio.ByteBuffer;

/**
 * The chunk of a profile that time passes through, kept with what every window changes; the others
 * rest in a {@link ChunkStore} until their time comes. So most windows touch no chunk of the store.
 */
public final class OpenChunk {
  private static final short NONE = -1;

  private short chunk = NONE;
  private byte[] bytes = {};

  /** The chunk, or null when it was never written. */
  public byte[] read(int wanted, ChunkStore resting) {
    return wanted == chunk ? bytes : resting.read(wanted);
  }

  /** Keeps the chunk as it is now; another one that was open is laid to rest. */
  public void write(int changed, byte[] now, ChunkStore resting) {
    if (chunk != changed && chunk != NONE) {
      resting.write(chunk, bytes);
    }
    chunk = (short) changed;
    bytes = now;
  }

  /** Bytes that {@link #encode} writes. */
  public int encodedBytes() {
    return 2 * Short.BYTES + bytes.length;
  }

  /** Appends the chunk. */
  public void encode(ByteBuffer out) {
    out.putShort(chunk).putShort((short) bytes.length).put(bytes);
  }

  /** Takes over what {@link #encode} wrote; the array of the one before is left alone. */
  public void decode(ByteBuffer in) {
    chunk = in.getShort();
    bytes = new byte[Short.toUnsignedInt(in.getShort())];
    in.get(bytes);
  }
}
