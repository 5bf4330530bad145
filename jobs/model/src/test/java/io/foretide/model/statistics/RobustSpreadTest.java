package io.foretide.model.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RobustSpreadTest {
  private final RobustSpread spread = new RobustSpread();

  private RobustSpreadTest() {
    Random random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      spread.learn(random.nextGaussian(), false, Math.max(0.002, 1.0 / (i + 1)), i >= 10);
    }
  }

  @Test
  void isTheMeanAbsoluteDeviation() {
    assertThat(spread.mean()).isBetween(0.75, 0.85);
  }

  @Test
  void hardlyMovesInAnIncident() {
    double before = spread.mean();
    for (int i = 0; i < 10; i++) {
      spread.learn(1e9, true, 0.002, true);
    }
    assertThat(spread.mean()).isLessThan(1.3 * before);
  }

  @Test
  void learnsALastingChangeInTheEnd() {
    for (int i = 0; i < 3_000; i++) {
      spread.learn(100, Math.abs(100) > spread.bound(), 0.002, true);
    }
    assertThat(spread.mean()).isGreaterThan(90);
  }
}
