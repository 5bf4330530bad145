package io.foretide.anomaly;

import static io.foretide.anomaly.AlertingSeries.ERRORS;
import static io.foretide.flink.fixtures.TelemetryFixtures.MINUTE;
import static io.foretide.flink.fixtures.TelemetryFixtures.START;
import static io.foretide.flink.fixtures.TelemetryFixtures.series;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.foretide.model.anomaly.Alert;
import io.foretide.model.anomaly.AlertState;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AlertFunctionTest {
  private static final long STALE_AFTER = AlertingSeries.SETTINGS.staleAfter();

  private AlertingSeries series;

  @BeforeEach
  void open() throws Exception {
    series = AlertingSeries.open();
  }

  @AfterEach
  void close() {
    series.close();
  }

  @Test
  void keepsNothingOfASeriesThatIsWell() throws Exception {
    assertThat(series.play("....._....")).isEmpty();
    assertThat(series.stateEntries()).isZero();
    assertThat(series.timers()).isZero();
    assertThat(series.revisions()).isZero();
  }

  @Test
  void firesOnceAndSaysSinceWhen() throws Exception {
    List<Alert> published = series.play("..XXX");

    assertThat(published)
        .singleElement(type(Alert.class))
        .satisfies(
            alert -> {
              assertThat(alert.key()).isEqualTo(ERRORS);
              assertThat(alert.state()).isEqualTo(AlertState.FIRING);
              assertThat(alert.revision()).isZero();
              assertThat(alert.startedAtMillis()).isEqualTo(START + 2 * MINUTE);
              assertThat(alert.endedAtMillis()).isEqualTo(Alert.NOT_ENDED);
              assertThat(alert.explanation()).startsWith("checkout errors 30 % since 14:02");
            });
    assertThat(series.stateEntries()).isEqualTo(1);
    assertThat(series.timers()).isEqualTo(1);
    assertThat(series.raised()).isEqualTo(1);
    assertThat(series.revisions()).isEqualTo(1);
  }

  @Test
  void resolvesWithTheSameIdAndForgets() throws Exception {
    Alert fired = series.play("..XXX").get(0);

    assertThat(series.play("....."))
        .singleElement(type(Alert.class))
        .satisfies(
            alert -> {
              assertThat(alert.alertId()).isEqualTo(fired.alertId());
              assertThat(alert.revision()).isEqualTo(1);
              assertThat(alert.state()).isEqualTo(AlertState.RESOLVED);
              assertThat(alert.endedAtMillis()).isEqualTo(START + 5 * MINUTE);
            });
    assertThat(series.stateEntries()).isZero();
    assertThat(series.raised()).isEqualTo(1);
    assertThat(series.revisions()).isEqualTo(2);
  }

  @Test
  void leavesNoTimerBehindOnceItIsOver() throws Exception {
    series.play("..XXX.....X.....XX.....");
    series.watermark(series.now() + 2 * STALE_AFTER);

    assertThat(series.timers()).isZero();
    assertThat(series.stateEntries()).isZero();
  }

  @Test
  void forgetsWhatWasOnlyPending() throws Exception {
    assertThat(series.play("X")).isEmpty();
    assertThat(series.stateEntries()).isEqualTo(1);

    assertThat(series.play(".....")).isEmpty();
    assertThat(series.stateEntries()).isZero();
  }

  @Test
  void rearmsItsTimerWhileAnAlertLasts() throws Exception {
    series.play("..XXX" + "X".repeat(60));

    assertThat(series.timers()).isEqualTo(1);
    assertThat(series.stateEntries()).isEqualTo(1);
  }

  @Test
  void resolvesWhatHasNoWindowsAnyMoreAndSaysSo() throws Exception {
    Alert fired = series.play("..XXX").get(0);
    long stale = series.now() + STALE_AFTER;
    assertThat(series.watermark(stale + STALE_AFTER - 1)).isEmpty();

    assertThat(series.watermark(stale + STALE_AFTER))
        .singleElement(type(Alert.class))
        .satisfies(
            alert -> {
              assertThat(alert.alertId()).isEqualTo(fired.alertId());
              assertThat(alert.state()).isEqualTo(AlertState.RESOLVED);
              assertThat(alert.updatedAtMillis()).isEqualTo(stale);
              assertThat(alert.explanation()).endsWith("no data since 14:05");
            });
    assertThat(series.stateEntries()).isZero();
    assertThat(series.timers()).isZero();
  }

  @Test
  void takesGapsForNoData() throws Exception {
    series.play("..XXX");

    assertThat(series.play("_".repeat(29))).isEmpty();
    assertThat(series.play("_")).extracting(Alert::state).containsExactly(AlertState.RESOLVED);
  }

  @Test
  void whatGoesOnJustBeforeItIsStaleDoesSoHoweverFarTimeIs() throws Exception {
    series.play("..XXX" + "_".repeat(29));
    series.watermark(series.now() + MINUTE + 1);

    assertThat(series.play("X")).isEmpty();
    assertThat(series.play(".....")).extracting(Alert::revision).containsExactly(1);
  }

  @Test
  void raisesAtOnceWhatASliceMakesCertainAndTheWindowConfirms() throws Exception {
    playWithSlices(6);
    Alert suspected = series.slice(1, 90).get(0);
    assertThat(series.slice(2, 90)).isEmpty();
    Alert confirmed = series.play("X").get(0);

    assertThat(suspected.provisional()).isTrue();
    assertThat(suspected.revision()).isZero();
    assertThat(confirmed.alertId()).isEqualTo(suspected.alertId());
    assertThat(confirmed.provisional()).isFalse();
    assertThat(confirmed.revision()).isEqualTo(1);
    assertThat(series.timers()).isEqualTo(1);
    assertThat(series.raised()).isEqualTo(1);
    assertThat(series.suspected()).isEqualTo(1);
    assertThat(series.withdrawn()).isZero();
  }

  @Test
  void withdrawsWhatTheWindowDoesNotConfirm() throws Exception {
    playWithSlices(6);
    series.slice(1, 90);

    assertThat(series.play("."))
        .singleElement(type(Alert.class))
        .satisfies(
            alert -> {
              assertThat(alert.provisional()).isTrue();
              assertThat(alert.state()).isEqualTo(AlertState.RESOLVED);
            });
    assertThat(series.withdrawn()).isEqualTo(1);
    assertThat(series.stateEntries()).isZero();
  }

  @Test
  void endsAProvisionalAlertWithoutAnyWindow() throws Exception {
    playWithSlices(6);
    Alert suspected = series.slice(1, 90).get(0);

    assertThat(series.watermark(suspected.updatedAtMillis() + 2 * STALE_AFTER))
        .extracting(Alert::state)
        .containsExactly(AlertState.RESOLVED);
    assertThat(series.stateEntries()).isZero();
  }

  private void playWithSlices(int minutes) throws Exception {
    for (int minute = 0; minute < minutes; minute++) {
      assertThat(series.slice(30, 0)).isEmpty();
      assertThat(series.play(".")).isEmpty();
    }
  }

  @Test
  void leavesInForceWhatFiresAtTheEndOfTheInput() throws Exception {
    series.play("..XXX");

    assertThat(series.watermark(Long.MAX_VALUE)).isEmpty();
    assertThat(series.stateEntries()).isEqualTo(1);
    assertThat(series.timers()).isZero();
  }

  @Test
  void passesReplayedWindowsOver() throws Exception {
    series.play("..XXX");

    assertThat(series.play(ERRORS, 3, 'X')).isEmpty();
    assertThat(series.play(ERRORS, 4, '.')).isEmpty();
    assertThat(series.play("....")).isEmpty();
    assertThat(series.play(".")).extracting(Alert::unusualWindows).containsExactly(3);
  }

  @Test
  void raisesTheSameAlertWhenAllIsReplayedFromTheBeginning() throws Exception {
    List<Alert> first = series.play("..XXX.....");

    try (AlertingSeries again = AlertingSeries.open()) {
      assertThat(again.play("..XXX.....")).isEqualTo(first);
    }
  }

  @Test
  void keepsSeriesApart() throws Exception {
    for (int minute = 0; minute < 3; minute++) {
      series.play(series("GET /cart", "errors"), minute, minute == 1 ? 'X' : '.');
      assertThat(series.play(ERRORS, minute, minute == 2 ? 'X' : '.')).isEmpty();
    }
    assertThat(series.stateEntries()).isEqualTo(2);
  }
}
