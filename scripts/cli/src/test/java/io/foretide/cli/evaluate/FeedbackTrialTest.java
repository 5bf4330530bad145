package io.foretide.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foretide.cli.shop.ShopSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedbackTrialTest {
  @Test
  void countsWhatFeedbackLeavesAndLoses() {
    FeedbackScore score = new FeedbackScore("set", 120, 100, 97, 50, 40);

    assertThat(score.falseAlertsLeft()).isCloseTo(0.8, within(1e-9));
    assertThat(score.incidentsLost()).isCloseTo(0.03, within(1e-9));
    assertThat(new FeedbackScore("set", 120, 100, 110, 50, 40).incidentsLost()).isNegative();
  }

  @Test
  void withoutAnAlertFeedbackChangesNothing() {
    // too short for anything to alert
    FeedbackTrial trial =
        FeedbackTrial.of(LabelledTraffic.of(ShopSettings.calm().withLength(1, 0)), List.of());

    assertThat(trial.untold().alerts()).isEmpty();
    assertThat(trial.told()).isEqualTo(trial.untold());
  }
}
