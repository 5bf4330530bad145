package io.foretide.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Eight weeks of twelve services, second by second. */
class FastPathTrialTest {
  private static final long SEED = 13;

  @Test
  void tellsMostIncidentsMinutesSoonerAndHardlyAnythingInVain() {
    FastPathScore score = FastPathScore.of(FastPathTrial.of(SEED));

    assertThat(score.set()).isEqualTo("seed_13");
    assertThat(score.incidents()).isGreaterThan(20);
    assertThat(score.soonerShare()).isGreaterThanOrEqualTo(0.8);
    assertThat(score.medianSeconds()).isLessThan(60);
    assertThat(score.medianSecondsOfWindows()).isGreaterThan(120);
    assertThat(score.withdrawnPerServiceMonth()).isLessThanOrEqualTo(1);
  }

  @Test
  void poolsTheIncidentsOfAllShops() {
    FastPathTrial one =
        new FastPathTrial(1, 10, 2, 20, 4, List.of(5.0, 6.0, 7.0), List.of(90.0, 91.0, Double.NaN));
    FastPathTrial other = new FastPathTrial(2, 5, 0, 20, 1, List.of(8.0), List.of(80.0));
    FastPathScore all = FastPathScore.of("fast_path", List.of(one, other));

    assertThat(all.suspected()).isEqualTo(15);
    assertThat(all.withdrawnPerServiceMonth()).isEqualTo(0.05);
    assertThat(all.soonerShare()).isEqualTo(0.8);
    assertThat(all.medianSeconds()).isEqualTo(7);
    assertThat(all.medianSecondsOfWindows()).isEqualTo(90);
  }
}
