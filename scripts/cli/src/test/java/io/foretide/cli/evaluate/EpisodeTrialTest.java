package io.foretide.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foretide.cli.shop.ShopSettings;
import io.foretide.cli.shop.ShopTraffic;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How episodes are judged; what the models make of the shops is for {@code evaluate}. */
class EpisodeTrialTest {
  @Test
  void whereNothingIsSaidNoIncidentIsFound() {
    ShopTraffic traffic = new ShopTraffic(ShopSettings.eventful());
    EpisodeTrial trial = EpisodeTrial.judge(traffic, List.of());

    assertThat(trial.incidents()).isEqualTo(33);
    assertThat(trial.found()).isZero();
    assertThat(trial.falsePages()).isZero();
    // twelve services for 56 days and two hours, but for nine days
    assertThat(trial.serviceMonths()).isCloseTo(12 * (47 + 2 / 24.0) / 30, within(1e-9));
    assertThat(EpisodeScore.of(trial).wholeShare()).isZero();
    assertThat(EpisodeScore.of(trial).causedShare()).isZero();
  }

  @Test
  void poolsTheIncidentsOfAllShops() {
    EpisodeTrial one = new EpisodeTrial(1, 30, 30, 29, 27, 2, 20, 1, 0);
    EpisodeTrial other = new EpisodeTrial(2, 10, 9, 9, 9, 1, 10, 0, 1);
    EpisodeScore all = EpisodeScore.of("episodes", List.of(one, other));

    assertThat(all.wholeShare()).isCloseTo(38 / 40.0, within(1e-9));
    assertThat(all.causedShare()).isCloseTo(36 / 40.0, within(1e-9));
    assertThat(all.falsePagesPerServiceMonth()).isCloseTo(0.1, within(1e-9));
    assertThat(all.batchPages()).isOne();
    assertThat(all.calendarPages()).isOne();
  }
}
