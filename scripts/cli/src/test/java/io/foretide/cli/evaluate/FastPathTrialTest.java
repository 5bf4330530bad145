package io.foretide.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Eight weeks of twelve services, second by second. */
class FastPathTrialTest {
  private static final long SEED = 13;

  @Test
  void tellsMostIncidentsMinutesSoonerAndHardlyAnythingInVain() {
    FastPathTrial trial = FastPathTrial.of(SEED);

    assertThat(trial.incidents()).isGreaterThan(20);
    assertThat(trial.sooner()).isGreaterThanOrEqualTo((int) (0.8 * trial.incidents()));
    assertThat(trial.medianSeconds()).isLessThan(60);
    assertThat(trial.medianSecondsOfWindows()).isGreaterThan(120);
    assertThat(trial.withdrawn() / trial.serviceMonths()).isLessThanOrEqualTo(1);
  }
}
