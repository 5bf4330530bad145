package io.foretide.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SensitivityScoreTest {
  @Test
  void theWorstFactorCountsTooFewLikeTooMany() {
    // 10 series-months: what is asked for from 1 on is judged, the first two are too few to tell
    assertThat(score(10, 9, 9, 10, 30, 50, 300).worstFactor()).isCloseTo(2, within(1e-9));
    assertThat(score(10, 9, 9, 10, 90, 100, 300).worstFactor()).isCloseTo(3, within(1e-9));
    assertThat(score(10, 9, 9, 0, 30, 100, 300).worstFactor()).isInfinite();
  }

  @Test
  void saysNothingWhereTooLittleWasSeen() {
    assertThat(score(0.1, 0, 0, 0, 0, 0, 0).worstFactor()).isNaN();
  }

  @Test
  void poolsAllSeries() {
    SensitivityTrial trial = new SensitivityTrial(5, List.of(0, 0, 5, 15, 50, 150));
    SensitivityScore score = SensitivityScore.of("set", List.of(trial, trial));

    assertThat(score.seriesMonths()).isEqualTo(10);
    assertThat(score.answers().get(2)).isEqualTo(new SensitivityScore.Answer(1, 10, 1));
    assertThat(score.worstFactor()).isCloseTo(1, within(1e-9));
  }

  private static SensitivityScore score(double months, Integer... alarms) {
    return SensitivityScore.of("set", List.of(new SensitivityTrial(months, List.of(alarms))));
  }
}
