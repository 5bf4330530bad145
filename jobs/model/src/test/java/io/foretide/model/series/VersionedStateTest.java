package io.foretide.model.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class VersionedStateTest {
  private static final VersionedState FORMAT = new VersionedState("test", (byte) 3);

  private final byte[] encoded =
      FORMAT.encode(100, out -> VersionedState.writeText(out.putInt(7), "注文"));

  @Test
  void readsBackWhatItWroteAndNoByteMore() {
    assertThat(encoded).hasSize(1 + Integer.BYTES + VersionedState.textBytes("注文"));
    assertThat(FORMAT.<String>decode(encoded, in -> in.getInt() + VersionedState.readText(in)))
        .isEqualTo("7注文");
  }

  @Test
  void refusesWhatIsEmptyOrOfAnotherVersion() {
    assertRefused(new byte[0], "test state is empty");
    byte[] other = encoded.clone();
    other[0] = 4;
    assertRefused(other, "test state is of version 4, expected 3");
  }

  @Test
  void refusesWhatIsCutShortOrTooLong() {
    for (int length = 1; length < encoded.length; length++) {
      assertRefused(
          Arrays.copyOf(encoded, length), "test state of " + length + " bytes is cut short");
    }
    assertRefused(
        Arrays.copyOf(encoded, encoded.length + 2),
        "test state of " + (encoded.length + 2) + " bytes has 2 too many");
  }

  @Test
  void refusesADamagedLength() {
    byte[] damaged = encoded.clone();
    ByteBuffer.wrap(damaged).putInt(1 + Integer.BYTES, -1);
    assertRefused(damaged, "test state of " + damaged.length + " bytes is cut short");
  }

  private static void assertRefused(byte[] bytes, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> FORMAT.<String>decode(bytes, in -> in.getInt() + VersionedState.readText(in)))
        .withMessage(message);
  }
}
