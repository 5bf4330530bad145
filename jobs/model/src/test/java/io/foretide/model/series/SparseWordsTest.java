package io.foretide.model.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SparseWordsTest {
  @ParameterizedTest(name = "{0} words")
  @ValueSource(ints = {0, 1, 7, 8, 9, 300})
  void givesBackWhatItTook(int words) {
    Random random = new Random(words);
    for (int share = 0; share <= 4; share++) {
      ByteBuffer dense = ByteBuffer.allocate(words * Integer.BYTES);
      for (int word = 0; word < words; word++) {
        dense.putInt(word * Integer.BYTES, random.nextInt(4) < share ? random.nextInt() : 0);
      }

      ByteBuffer packed = ByteBuffer.allocate(SparseWords.packedBytes(dense));
      SparseWords.pack(dense, packed);
      assertThat(packed.hasRemaining()).isFalse();

      ByteBuffer again = ByteBuffer.wrap(bytesOfJunk(dense.capacity()));
      SparseWords.unpack(packed.flip(), again);
      assertThat(again.array()).isEqualTo(dense.array());
      assertThat(packed.hasRemaining()).isFalse();
    }
  }

  @Test
  void takesABitForAWordOfZero() {
    ByteBuffer dense = ByteBuffer.allocate(80 * Integer.BYTES);
    dense.putInt(12, 1);

    assertThat(SparseWords.packedBytes(dense)).isEqualTo(80 / 8 + Integer.BYTES);
  }

  @Test
  void refusesBytesThatAreNoWords() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SparseWords.packedBytes(ByteBuffer.allocate(6)))
        .withMessage("a buffer of 6 bytes is not of whole words");
  }

  private static byte[] bytesOfJunk(int length) {
    byte[] junk = new byte[length];
    Arrays.fill(junk, (byte) 0x55);
    return junk;
  }
}
