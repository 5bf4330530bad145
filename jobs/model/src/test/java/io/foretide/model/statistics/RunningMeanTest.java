package io.foretide.model.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class RunningMeanTest {
  private final RunningMean mean = new RunningMean();

  @Test
  void isTheMeanOfTheFirstValues() {
    for (double value : new double[] {1, 2, 6}) {
      mean.learn(value, 0.1);
    }
    assertThat(mean.value()).isEqualTo(3);
    assertThat(mean.count()).isEqualTo(3);
  }

  @Test
  void forgetsAtItsRateLater() {
    mean.learn(0, 0.5);
    mean.learn(0, 0.5);
    mean.learn(8, 0.5);
    mean.learn(8, 0.5);
    assertThat(mean.value()).isEqualTo(6);
  }

  @Test
  void goesOnFromItsBytes() {
    mean.learn(1, 0.1);
    mean.learn(3, 0.1);
    ByteBuffer bytes = ByteBuffer.allocate(RunningMean.BYTES);
    mean.encode(bytes);
    RunningMean restored = new RunningMean();
    restored.decode(bytes.flip());
    restored.learn(8, 0.1);
    assertThat(restored.value()).isEqualTo(4);
  }
}
