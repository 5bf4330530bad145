package io.foretide.model.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.foretide.model.series.SignalKind;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BaselineStateTest {
  private final byte[] encoded = learnt().encode();

  private static BaselineState learnt() {
    BaselineRun run = BaselineRun.ofFiveMinutes(SignalKind.COUNT);
    for (int i = 0; i < 1_000; i++) {
      run.next(i % 17, 0);
    }
    return run.state();
  }

  @Test
  void takesLessThanFourteenHundredBytes() {
    assertThat(encoded).hasSizeLessThan(1_400);
    assertThat(new BaselineState().encode()).hasSameSizeAs(encoded);
  }

  @Test
  void readsBackEveryByte() {
    BaselineState restored = new BaselineState();
    restored.decode(encoded);
    assertThat(restored.encode()).isEqualTo(encoded);
  }

  @Test
  void refusesAnUnknownVersion() {
    byte[] foreign = encoded.clone();
    foreign[0] = 77;
    assertRefused(foreign, "baseline state is of version 77, expected");
    assertRefused(new byte[0], "baseline state is empty");
  }

  @Test
  void refusesWhatIsCutShortOrTooLong() {
    for (int length = 1; length < encoded.length; length++) {
      assertRefused(Arrays.copyOf(encoded, length), "of " + length + " bytes is cut short");
    }
    assertRefused(Arrays.copyOf(encoded, encoded.length + 1), "has 1 too many");
  }

  private static void assertRefused(byte[] bytes, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BaselineState().decode(bytes))
        .withMessageContaining(message);
  }
}
