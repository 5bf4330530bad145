package io.foretide.cli.evaluate;

import static io.foretide.cli.evaluate.JudgedRows.series;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentScoreTest {

  @Test
  void countsASegmentWholeWhenItIsFoundInItsFirstEightRows() {
    SegmentScore inTime = whole("..##########..", "00000000090000");
    assertThat(inTime.found()).isEqualTo(1);
    assertThat(inTime.f1()).isEqualTo(1);
    SegmentScore tooLate = whole("..##########..", "00000000009000");
    assertThat(tooLate.found()).isZero();
    assertThat(tooLate.f1()).isZero();
  }

  @Test
  void countsFalseRowsAndRunsOfThem() {
    // 3 rows found, 3 rows false in 2 runs, 2 rows missed
    SegmentScore score = whole("...###....##", "660700600010");
    assertThat(score.precision()).isEqualTo(0.5);
    assertThat(score.recall()).isEqualTo(0.6);
    assertThat(score.f1()).isCloseTo(6.0 / 11, within(1e-12));
    assertThat(score.falseSegmentsPerDay()).isCloseTo(2 / (11.0 / 24), within(1e-12));
  }

  @Test
  void findsTheThresholdThatIsBestForTheLabels() {
    // at 0.4 both segments and nothing false, at 0.3 two false rows
    SegmentScore score = whole("##..##..", "40034030");
    assertThat(score.bestThreshold()).isCloseTo(0.4, within(1e-6));
    assertThat(score.bestF1()).isEqualTo(1);
    assertThat(score.f1()).isZero();
  }

  @Test
  void letsNoSegmentCountForMoreThanAHundredRowsInTheCappedScore() {
    String labels = "#".repeat(400) + "." + "#".repeat(100);
    String scores = "9" + "0".repeat(500);
    SegmentScore score = whole(labels, scores);
    assertThat(score.recall()).isEqualTo(0.8);
    assertThat(score.cappedF1()).isCloseTo(200.0 / 300, within(1e-12));
  }

  @Test
  void poolsTheRowsOfAllSeriesAndScoresPartsOfThem() {
    JudgedSeries first = series("##..", "9000");
    JudgedSeries second = series("..##", "0000");
    assertThat(SegmentScore.of(List.of(first, second), 0, 1).recall()).isEqualTo(0.5);
    assertThat(SegmentScore.of(List.of(first, second), 0, 0.5).recall()).isEqualTo(1);
    assertThat(SegmentScore.of(List.of(first, second), 0.5, 1).recall()).isZero();
  }

  private static SegmentScore whole(String labels, String scores) {
    return SegmentScore.of(List.of(series(labels, scores)), 0, 1);
  }
}
