package io.foretide.model.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrimmedMeanTest {
  private final TrimmedMean mean = new TrimmedMean(0.25, 4);

  @Test
  void cutsAQuarterOfTheWeightAtEitherEnd() {
    // Weights 1 each: the lowest and the highest are gone.
    assertThat(mean.of(new double[] {1e9, 2, 4, -7}, new double[] {1, 1, 1, 1})).isEqualTo(3);
  }

  @Test
  void cutsThroughAValueThatWeighsMore() {
    // 1 1 | 1 9 9 9 | 9 9: of the weight 8, what lies between 2 and 6.
    assertThat(mean.of(new double[] {9, 1, Double.NaN, 5}, new double[] {5, 3, 1, 0})).isEqualTo(7);
  }

  @Test
  void isUnknownWithoutAnOpinion() {
    assertThat(mean.of(new double[] {Double.NaN, 1}, new double[] {1, 0})).isNaN();
  }
}
