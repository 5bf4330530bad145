package io.foretide.model.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PeakCountsTest {
  private final PeakCounts peaks = new PeakCounts(1e9, 0);

  private void learn(double value, int times) {
    for (int i = 0; i < times; i++) {
      peaks.learn(value, 3);
    }
  }

  @Test
  void countsAnExcursionOnceByItsLargestValue() {
    learn(1, 490);
    learn(10, 3);
    learn(20, 2);
    learn(1, 505);
    assertThat(peaks.shareReaching(20)).isCloseTo(0.001, within(1e-9));
    assertThat(peaks.shareReaching(4)).isCloseTo(0.001, within(1e-9));
    assertThat(peaks.shareReaching(40)).isZero();
  }

  @Test
  void keepsExcursionsApartThatLieFiveValuesApart() {
    learn(10, 1);
    learn(1, 4);
    learn(10, 1);
    learn(1, 5);
    learn(10, 1);
    learn(1, 88);
    assertThat(peaks.shareReaching(10)).isCloseTo(0.02, within(1e-9));
  }

  @Test
  void forgets() {
    PeakCounts forgetful = new PeakCounts(1_000, 0);
    forgetful.learn(10, 3);
    for (int i = 0; i < 5; i++) {
      forgetful.learn(1, 3);
    }
    double fresh = forgetful.shareReaching(10);
    for (int i = 0; i < 10_000; i++) {
      forgetful.learn(1, 3);
    }
    assertThat(forgetful.shareReaching(10)).isPositive().isLessThan(1e-6).isLessThan(fresh);
  }
}
