package io.foretide.cli.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.model.anomaly.Alert;
import io.foretide.model.anomaly.AlertState;
import io.foretide.model.anomaly.Severity;
import org.junit.jupiter.api.Test;

class ShownSeriesTest {
  private static final long HOUR = 60 * Samples.MINUTE;

  @Test
  void isTheWorstAlertOfTheLikeliestCauseThoughAnotherIsWorse() {
    assertThat(ShownSeries.of(Samples.closed(), 0))
        .contains(new ShownSeries(Samples.PAYMENT, Samples.STARTED, Samples.ENDED));
  }

  @Test
  void isNoneWithoutAlerts() {
    assertThat(ShownSeries.of(Samples.plain("e9", "t", "s", Severity.INFO, 0), 0)).isEmpty();
  }

  @Test
  void reachesAnHourAroundTheAlert() {
    var shown = ShownSeries.of(Samples.alert(AlertState.RESOLVED, Samples.ENDED), 0);
    assertThat(shown.fromMillis()).isEqualTo(Samples.STARTED - HOUR);
    assertThat(shown.toMillis()).isEqualTo(Samples.ENDED + HOUR);
    assertThat(shown.isCut()).isFalse();
  }

  @Test
  void reachesNowWhileTheAlertFiresButNotBeyondADay() {
    var firing = Samples.alert(AlertState.FIRING, Alert.NOT_ENDED);
    assertThat(ShownSeries.of(firing, Samples.STARTED + HOUR).untilMillis())
        .isEqualTo(Samples.STARTED + HOUR);
    var endless = ShownSeries.of(firing, Samples.STARTED + 1000 * HOUR);
    assertThat(endless.untilMillis()).isEqualTo(Samples.STARTED + 24 * HOUR);
    assertThat(endless.isCut()).isTrue();
  }
}
