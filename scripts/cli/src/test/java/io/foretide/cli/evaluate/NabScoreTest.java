package io.foretide.cli.evaluate;

import static io.foretide.cli.evaluate.JudgedRows.series;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class NabScoreTest {
  // 40 rows: 6 of probation, a window of ten rows from the twentieth.
  private static final String LABELS = ".".repeat(20) + "#".repeat(10) + ".".repeat(10);

  @Test
  void silenceIsWorthNothing() {
    assertThat(score("0".repeat(40)).standard()).isZero();
  }

  @Test
  void theFirstRowOfAWindowIsWorthAll() {
    NabScore score = score("0".repeat(20) + "9" + "0".repeat(19));
    assertThat(score.standard()).isCloseTo(100, within(1e-9));
    assertThat(score.lowFalsePositives()).isCloseTo(100, within(1e-9));
    assertThat(score.lowFalseNegatives()).isCloseTo(100, within(1e-9));
    assertThat(score.threshold()).isCloseTo(0.9, within(1e-6));
    assertThat(score.windows()).isEqualTo(1);
  }

  @Test
  void theMiddleOfAWindowIsWorthWhatTheSigmoidSays() {
    // relative position -0.5: (2 / (1 + exp(-2.5)) - 1) / (2 / (1 + exp(-5)) - 1) = 0.859793
    NabScore score = score("0".repeat(25) + "9" + "0".repeat(14));
    assertThat(score.standard()).isCloseTo(100 * (0.859793 + 1) / 2, within(0.001));
  }

  @Test
  void aFalseAnomalyCostsATenthOfAWindow() {
    NabScore score = score("0".repeat(10) + "9" + "0".repeat(9) + "8" + "0".repeat(19));
    assertThat(score.standard()).isCloseTo(100 * (2 - 0.11) / 2, within(1e-6));
    assertThat(score.lowFalsePositives()).isCloseTo(100 * (2 - 0.22) / 2, within(1e-6));
  }

  @Test
  void nothingCountsInTheProbation() {
    assertThat(score("99999" + "0".repeat(15) + "9" + "0".repeat(19)).standard())
        .isCloseTo(100, within(1e-9));
  }

  private static NabScore score(String scores) {
    return NabScore.of(List.of(series(LABELS, scores)));
  }
}
