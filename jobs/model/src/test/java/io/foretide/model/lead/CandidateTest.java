package io.foretide.model.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CandidateTest {
  private static final int DAY = 1_440;
  private static final LeadSettings SETTINGS =
      new LeadSettings(Duration.ofMinutes(1).toMillis(), ZoneId.of("UTC"), 15, 1, 0.01);

  private final Candidate candidate = new Candidate(SETTINGS);

  @Test
  void believesInAQuantileBeforeItHasSeenAny() {
    assertThat(candidate.loss()).isZero();
    // of a logistic distribution of which 2.5 % exceed 2.3
    assertThat(candidate.quantile(0.025)).isCloseTo(2.3, within(0.2));
    assertThat(candidate.quantile(0.01)).isBetween(2.3, 3.5);
  }

  @ParameterizedTest(name = "{0} of the values, seed {1}")
  @CsvSource({"0.01, 1", "0.05, 2", "0.2, 3"})
  void isExceededByThatShareOfTheValues(double exceeded, long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 10 * DAY; i++) {
      candidate.learn(10, 2, 15, 10 + 2 * random.nextGaussian());
    }
    double quantile = candidate.quantile(exceeded);
    int above = 0;
    for (int i = 0; i < 10 * DAY; i++) {
      above += random.nextGaussian() > quantile ? 1 : 0;
    }
    assertThat(above / (10.0 * DAY)).isCloseTo(exceeded, within(0.15 * exceeded));
  }

  @Test
  void itsLossIsWhatItsCapacitiesCost() {
    for (int i = 0; i < 100; i++) {
      candidate.learn(10, 2, 15, i % 2 == 0 ? 10 : 16);
    }
    // 5 too much or 1 too little
    assertThat(candidate.loss()).isCloseTo((0.01 * 5 + 0.99 * 1) / 2, within(0.01));
  }
}
