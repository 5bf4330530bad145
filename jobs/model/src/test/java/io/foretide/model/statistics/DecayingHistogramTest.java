package io.foretide.model.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecayingHistogramTest {
  private static final long SEED = 11;

  @ParameterizedTest(name = "level {0}")
  @CsvSource({"0.025, -2.6", "0.5, 0", "0.975, 2.6", "0.999, 4.9"})
  void beginsWithThePrior(double level, double quantile) {
    DecayingHistogram histogram =
        new DecayingHistogram(new DecayingHistogram.Prior(100, 2.6), 1_000);
    assertThat(histogram.quantile(level)).isCloseTo(quantile, within(0.1));
  }

  @ParameterizedTest(name = "level {0}, seed " + SEED)
  @CsvSource({"0.025, -1.96", "0.2, -0.842", "0.5, 0", "0.8, 0.842", "0.975, 1.96", "0.99, 2.33"})
  void comesToTheQuantilesOfWhatItSaw(double level, double quantile) {
    Random random = new Random(SEED);
    DecayingHistogram histogram =
        new DecayingHistogram(new DecayingHistogram.Prior(100, 2.6), 100_000);
    for (int i = 0; i < 100_000; i++) {
      histogram.learn(random.nextGaussian());
    }
    assertThat(histogram.quantile(level)).isCloseTo(quantile, within(0.06));
  }

  @Test
  void forgets() {
    DecayingHistogram histogram = new DecayingHistogram(new DecayingHistogram.Prior(100, 2.6), 500);
    for (int i = 0; i < 10_000; i++) {
      histogram.learn(i < 5_000 ? 10 : 0.5);
    }
    assertThat(histogram.quantile(0.99)).isLessThan(0.6);
    assertThat(histogram.quantile(0.01)).isPositive();
  }
}
