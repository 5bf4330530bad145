package io.foretide.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foretide.cli.report.IncidentMatching;
import io.foretide.cli.report.TrueIncident;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShopTrialTest {
  private static final int MINUTES = 21 * 1_440;
  private static final long SEED = 1;

  @Test
  void seesEverySignalOfEveryServiceForThreeWeeks() {
    ShopTrial trial = ShopTrial.of(SEED);
    assertThat(trial.series()).hasSize(10 * 7).allMatch(series -> series.rows() == MINUTES);
    assertThat(trial.serviceWeeks()).isCloseTo(10 * 3, within(1e-9));
    assertThat(trial.series())
        .as("minutes of incidents on a service or one that it suffers from")
        .anyMatch(series -> !series.labels().isEmpty());
    assertThat(trial.matching().incidents()).hasSize(14);
    assertThat(trial.matching().found()).isGreaterThan(12);
    assertThat(ShopTrial.of(SEED).matching().found()).isEqualTo(trial.matching().found());
  }

  @Test
  void poolsTheIncidentsOfAllShops() {
    ShopTrial seen = ShopTrial.of(SEED);
    ShopTrial silent =
        new ShopTrial(List.of(), IncidentMatching.match(List.of(outage(), outage()), List.of()), 6);
    IncidentScore score = IncidentScore.of(List.of(seen, silent));
    assertThat(score.incidents()).isEqualTo(14 + 2);
    assertThat(score.found()).isEqualTo(seen.matching().found());
    assertThat(score.foundShare()).isCloseTo(seen.matching().found() / 16.0, within(1e-9));
    assertThat(score.falseAlertsPerServiceWeek())
        .isCloseTo(seen.matching().falseAlerts() / 36.0, within(1e-9));
    assertThat(IncidentScore.of(List.of(silent)).medianMinutes()).isNaN();
  }

  private static TrueIncident outage() {
    return new TrueIncident("outage", "outage", "cart", 0, 60_000, 0, Set.of(), "");
  }
}
