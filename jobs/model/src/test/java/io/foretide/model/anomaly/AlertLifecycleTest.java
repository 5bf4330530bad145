package io.foretide.model.anomaly;

import static io.foretide.model.anomaly.AlertSeries.MINUTE;
import static io.foretide.model.anomaly.AlertSeries.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.model.series.Trust;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertLifecycleTest {
  private final AlertSeries series = AlertSeries.requests();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "......",
        "AA...AA",
        "A....A....A",
        "A.A..A",
        "X.X",
        "~~~~~~",
        "AVAV",
        "aaaaaa",
        "Aa...a",
        "A~~~~~~"
      })
  void staysSilentBelowTheQuorum(String windows) {
    assertThat(series.play(windows)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AAA", "A.AA", "A~.AA", "A_A_A", "A.A.A", "XX", "X_X", "WW", "VVV", "VAVAV", "Aaa", "A.aa",
        "Xa", "Vvv", "Wv"
      })
  void firesWithTheLastWindowOfTheQuorum(String windows) {
    assertThat(series.play(windows))
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.state()).isEqualTo(AlertState.FIRING);
              assertThat(alert.revision()).isZero();
              assertThat(alert.startedAtMillis()).isEqualTo(START);
              assertThat(alert.firedAtMillis()).isEqualTo(START + windows.length() * MINUTE);
              assertThat(alert.updatedAtMillis()).isEqualTo(alert.firedAtMillis());
              assertThat(alert.endedAtMillis()).isEqualTo(Alert.NOT_ENDED);
            });
  }

  @Test
  void startsWithTheOldestUnusualWindowOfTheQuorum() {
    // A....   A.AA fires: the first A is forgotten
    assertThat(series.play("A....A.AA"))
        .singleElement()
        .satisfies(alert -> assertThat(alert.startedAtMillis()).isEqualTo(START + 5 * MINUTE));
  }

  @Test
  void resolvesAfterFiveUsualWindows() {
    assertThat(series.play("AAAA....")).hasSize(1);

    assertThat(series.play("."))
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.state()).isEqualTo(AlertState.RESOLVED);
              assertThat(alert.revision()).isEqualTo(1);
              assertThat(alert.endedAtMillis()).isEqualTo(START + 4 * MINUTE);
              assertThat(alert.updatedAtMillis()).isEqualTo(START + 9 * MINUTE);
              assertThat(alert.unusualWindows()).isEqualTo(4);
            });
    assertThat(series.progress.isEmpty()).isTrue();
  }

  @Test
  void neitherUsualNorUnusualKeepsFiring() {
    assertThat(series.play("AAAaaa" + "~".repeat(100) + "....")).hasSize(1);
    assertThat(series.progress.isFiring()).isTrue();
  }

  @Test
  void anUnusualWindowStartsTheRecoveryAnew() {
    assertThat(series.play("AAA....A....")).hasSize(1);
    assertThat(series.play(".")).hasSize(1);
  }

  @Test
  void gapsNeitherRecoverNorInterruptTheRecovery() {
    assertThat(series.play("AAA..__..____")).hasSize(1);
    assertThat(series.play(".")).hasSize(1);
  }

  @Test
  void aNewEpisodeIsANewAlert() {
    var alerts = series.play("AAA.....AAA");

    assertThat(alerts)
        .extracting(Alert::state)
        .containsExactly(AlertState.FIRING, AlertState.RESOLVED, AlertState.FIRING);
    assertThat(alerts).extracting(Alert::revision).containsExactly(0, 1, 0);
    assertThat(alerts.get(1).alertId()).isEqualTo(alerts.get(0).alertId());
    assertThat(alerts.get(2).alertId()).isNotEqualTo(alerts.get(0).alertId());
  }

  @Test
  void idIsAFunctionOfSeriesRuleAndStart() {
    // sha256("shop%2Fcheckout%2F%2Frequests/seasonal-deviation/1772460180000"), 128 bits
    assertThat(series.play("AAA"))
        .extracting(Alert::alertId)
        .containsExactly("48720249dce81a99e9ff06a126671698");
    assertThat(AlertSeries.requests().play("XX"))
        .extracting(Alert::alertId)
        .containsExactly("48720249dce81a99e9ff06a126671698");
  }

  @Test
  void replaysAreIgnored() {
    series.play("AA");
    long end = series.clock;
    series.clock = START;
    assertThat(series.play("AA")).isEmpty();
    assertThat(series.clock).isEqualTo(end);

    assertThat(series.play("A")).hasSize(1);
    series.clock = START;
    byte[] before = series.progress.encode();
    assertThat(series.play("AAA")).isEmpty();
    assertThat(series.progress.encode()).isEqualTo(before);
  }

  @Test
  void learningNeverAlerts() {
    series.trust = Trust.LEARNING;

    assertThat(series.play("XXXXXXXX")).isEmpty();
    assertThat(series.progress.isEmpty()).isTrue();
  }

  @Test
  void silenceResolvesAtTheSameMomentHoweverItIsFound() {
    series.play("AAA");
    long stale = START + 33 * MINUTE;
    assertThat(series.staleAtMillis()).isEqualTo(stale);
    assertThat(series.expire(stale - 1)).isNull();
    byte[] pending = series.progress.encode();

    Alert byTimer = series.expire(stale + Duration.ofHours(1).toMillis());
    assertThat(byTimer.state()).isEqualTo(AlertState.RESOLVED);
    assertThat(byTimer.updatedAtMillis()).isEqualTo(stale);
    assertThat(byTimer.endedAtMillis()).isEqualTo(START + 3 * MINUTE);
    assertThat(series.progress.isEmpty()).isTrue();
    assertThat(series.staleAtMillis()).isEqualTo(Long.MAX_VALUE);

    AlertSeries byGaps = AlertSeries.requests();
    assertThat(byGaps.play("AAA" + "_".repeat(29))).hasSize(1);
    assertThat(byGaps.progress.encode()).hasSameSizeAs(pending);
    assertThat(byGaps.play("_")).containsExactly(byTimer);

    AlertSeries byNextValue = AlertSeries.requests();
    byNextValue.play("AAA");
    byNextValue.clock = stale + 5 * MINUTE;
    assertThat(byNextValue.play("A")).containsExactly(byTimer);
    assertThat(byNextValue.play("AA")).hasSize(1);
  }

  @Test
  void silenceForgetsWhatIsPending() {
    series.play("AA");
    series.clock += Duration.ofMinutes(30).toMillis();

    assertThat(series.play("AA")).isEmpty();
    assertThat(series.expire(Long.MAX_VALUE)).isNull();
    assertThat(series.progress.isEmpty()).isTrue();
  }

  @Test
  void whatIsALittleTooSmallToMatterButOffTheSeasonIsNotOver() {
    // 118 expected: a departure of 30 matters, one below 15 is much too small
    AlertSeries series = AlertSeries.requests();
    series.play("AAA");

    for (int i = 0; i < 20; i++) {
      assertThat(series.lasting(140, 3)).isNull();
    }
    for (int i = 0; i < 4; i++) {
      assertThat(series.lasting(130, 3)).isNull();
    }
    assertThat(series.lasting(130, 3).state()).isEqualTo(AlertState.RESOLVED);
  }
}
