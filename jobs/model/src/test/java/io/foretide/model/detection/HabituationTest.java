package io.foretide.model.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HabituationTest {
  private final Habituation habituation = new Habituation();

  @Test
  void findsAllOfAStatisticNewAtFirst() {
    assertThat(habituation.newPart(7, 0)).isEqualTo(7);
  }

  @Test
  void findsLittleNewInWhatWasThereAMomentAgo() {
    habituation.learn(7);
    assertThat(habituation.newPart(7, 0)).isCloseTo(0.15 * 7, within(1e-9));
    assertThat(habituation.newPart(5, 0)).isZero();
  }

  @Test
  void findsItNewAgainAfterAWhile() {
    habituation.learn(7);
    for (int i = 0; i < 10; i++) {
      habituation.learn(0);
    }
    assertThat(habituation.newPart(7, 0)).isGreaterThan(6.9);
  }

  @Test
  void findsNothingNewInWhatIsUsualAtThisTimeOfDay() {
    assertThat(habituation.newPart(7, 7.5)).isZero();
    assertThat(Habituation.unusualPart(7, 10)).isZero();
  }

  @Test
  void findsMoreUnusualThatIsMoreThanUsual() {
    assertThat(Habituation.unusualPart(10, 5)).isCloseTo(6.5, within(1e-9));
  }
}
