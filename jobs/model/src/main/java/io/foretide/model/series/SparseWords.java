package io.foretide.model.series;

import java.nio.ByteBuffer;

/**
 * Bytes without their words of zero: of encoded state that is mostly counts that nothing was
 * counted in. A bit for each word of four bytes says whether it is there, in bytes of eight words;
 * then come the words that are.
 */
public final class SparseWords {
  private static final int WORDS_PER_FLAGS = 8;

  private SparseWords() {}

  /** Bytes that {@link #pack} writes. */
  public static int packedBytes(ByteBuffer dense) {
    int words = words(dense);
    int bytes = (words + WORDS_PER_FLAGS - 1) / WORDS_PER_FLAGS;
    for (int word = 0; word < words; word++) {
      bytes += dense.getInt(word * Integer.BYTES) == 0 ? 0 : Integer.BYTES;
    }
    return bytes;
  }

  /**
   * Appends what is in a buffer from its beginning to its limit.
   *
   * @param dense of a whole number of words
   */
  public static void pack(ByteBuffer dense, ByteBuffer out) {
    int words = words(dense);
    for (int first = 0; first < words; first += WORDS_PER_FLAGS) {
      int place = out.position();
      int flags = 0;
      out.put((byte) 0);
      for (int word = first; word < Math.min(words, first + WORDS_PER_FLAGS); word++) {
        int value = dense.getInt(word * Integer.BYTES);
        if (value != 0) {
          flags |= 1 << (word - first);
          out.putInt(value);
        }
      }
      out.put(place, (byte) flags);
    }
  }

  /**
   * Fills a buffer from its beginning to its limit with what {@link #pack} wrote.
   *
   * @param dense as long as the one that was packed
   */
  public static void unpack(ByteBuffer in, ByteBuffer dense) {
    int words = words(dense);
    for (int first = 0; first < words; first += WORDS_PER_FLAGS) {
      int flags = in.get();
      for (int word = first; word < Math.min(words, first + WORDS_PER_FLAGS); word++) {
        boolean there = (flags & 1 << (word - first)) != 0;
        dense.putInt(word * Integer.BYTES, there ? in.getInt() : 0);
      }
    }
  }

  private static int words(ByteBuffer dense) {
    if (dense.limit() % Integer.BYTES != 0) {
      throw new IllegalArgumentException(
          "a buffer of %d bytes is not of whole words".formatted(dense.limit()));
    }
    return dense.limit() / Integer.BYTES;
  }
}
