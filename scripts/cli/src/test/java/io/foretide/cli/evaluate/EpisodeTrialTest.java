package io.foretide.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Eight weeks of twelve services, told only what people know beforehand. */
class EpisodeTrialTest {
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {13, 1})
  void eachIncidentIsOneEpisodeThatNamesItsCauseAndNothingElsePages(long seed) {
    EpisodeTrial trial = EpisodeTrial.of(seed);

    assertThat(trial.incidents()).isGreaterThan(30);
    assertThat(trial.found()).isGreaterThanOrEqualTo(share(0.95, trial.incidents()));
    assertThat(trial.whole()).isGreaterThanOrEqualTo(share(0.95, trial.incidents()));
    assertThat(trial.caused()).isGreaterThanOrEqualTo(share(0.8, trial.found()));
    assertThat(trial.falsePages()).hasSizeLessThanOrEqualTo((int) trial.serviceMonths());
    assertThat(trial.batchPages()).as("after the second week of the batch job").isZero();
    assertThat(trial.calendarPages()).as("while a calendar speaks of the day").isZero();
  }

  private static int share(double share, int of) {
    return (int) Math.ceil(share * of);
  }
}
