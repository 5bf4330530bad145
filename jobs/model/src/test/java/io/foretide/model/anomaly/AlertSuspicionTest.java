package io.foretide.model.anomaly;

import static io.foretide.model.anomaly.AlertSeries.MINUTE;
import static io.foretide.model.anomaly.AlertSeries.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.model.series.Trust;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertSuspicionTest {
  private static final long EARLY = 12_000;
  private static final long LATE = 50_000;

  private final AlertSeries series = AlertSeries.requests();

  @Test
  void isToldAtOnceAsProvisional() {
    series.play("..");
    Alert suspected = series.suspect(3.2, -1, EARLY);

    assertThat(suspected.provisional()).isTrue();
    assertThat(suspected.state()).isEqualTo(AlertState.FIRING);
    assertThat(suspected.revision()).isZero();
    assertThat(suspected.startedAtMillis()).isEqualTo(START + 2 * MINUTE);
    assertThat(suspected.updatedAtMillis()).isEqualTo(START + 2 * MINUTE + EARLY);
    assertThat(suspected.explanation())
        .startsWith("checkout requests 3.2/min since 14:05, expected 118/min")
        .endsWith(", so far");
    assertThat(series.suspect(3.2, -1, EARLY + 100)).isNull();
  }

  @Test
  void isConfirmedByItsWindowUnderTheIdThatTheWindowsWouldHaveGivenIt() {
    AlertSeries unsuspecting = AlertSeries.requests();
    unsuspecting.play("..");
    String id = unsuspecting.play("WW").get(0).alertId();

    series.play("..");
    Alert suspected = series.suspect(3.2, -1, EARLY);
    Alert confirmed = series.play("W").get(0);

    assertThat(List.of(suspected.alertId(), confirmed.alertId())).containsOnly(id);
    assertThat(confirmed.provisional()).isFalse();
    assertThat(confirmed.revision()).isEqualTo(1);
    assertThat(confirmed.state()).isEqualTo(AlertState.FIRING);
    assertThat(confirmed.unusualWindows()).isEqualTo(1);
    assertThat(confirmed.explanation()).doesNotContain("so far");
    assertThat(series.play(".....")).extracting(Alert::state).containsExactly(AlertState.RESOLVED);
  }

  @Test
  void beginsWithWhatWasPending() {
    series.play(".V");
    Alert suspected = series.suspect(3.2, -1, EARLY);

    assertThat(suspected.startedAtMillis()).isEqualTo(START + MINUTE);
    assertThat(series.play("V").get(0).unusualWindows()).isEqualTo(2);
  }

  @Test
  void isWithdrawnWhenItsWindowIsUsual() {
    Alert suspected = series.suspect(3.2, -1, EARLY);
    Alert withdrawn = series.play(".").get(0);

    assertThat(withdrawn.alertId()).isEqualTo(suspected.alertId());
    assertThat(withdrawn.revision()).isEqualTo(1);
    assertThat(withdrawn.state()).isEqualTo(AlertState.RESOLVED);
    assertThat(withdrawn.provisional()).isTrue();
    assertThat(withdrawn.explanation()).endsWith(", withdrawn: the window as a whole is as usual");
    assertThat(series.progress.isEmpty()).isTrue();
  }

  @Test
  void whatWasWithdrawnGivesNoOtherAlertItsId() {
    series.play(".V");
    Alert withdrawn = series.suspect(3.2, -1, EARLY);
    assertThat(series.play(".")).extracting(Alert::provisional).containsExactly(true);

    Alert next = series.play("WW").get(0);
    assertThat(next.alertId()).isNotEqualTo(withdrawn.alertId());
    assertThat(next.startedAtMillis()).isEqualTo(START + 3 * MINUTE);
  }

  @Test
  void whatProvedToBeOnTheOtherSideGivesNoOtherAlertItsId() {
    Alert withdrawn = series.suspect(3.2, -1, EARLY);
    assertThat(series.play("X")).extracting(Alert::provisional).containsExactly(true);

    assertThat(series.play("XX").get(0).alertId()).isNotEqualTo(withdrawn.alertId());
  }

  @Test
  void whatBeganLateInAWindowMayShowInTheNext() {
    series.suspect(3.2, -1, LATE);

    assertThat(series.play(".")).isEmpty();
    assertThat(series.play("W")).extracting(Alert::provisional).containsExactly(false);
  }

  @Test
  void isNotHeldAgainstTheWindowBefore() {
    series.clock += MINUTE;
    Alert suspected = series.suspect(3.2, -1, EARLY);
    series.clock -= MINUTE;

    assertThat(series.play(".")).isEmpty();
    assertThat(series.play("W").get(0).alertId()).isEqualTo(suspected.alertId());
  }

  @Test
  void goesOnAfterARestore() {
    series.suspect(3.2, -1, LATE);
    AlertProgress restored = AlertProgress.decode(series.progress.encode());

    assertThat(restored.openAlert.isProvisional()).isTrue();
    assertThat(restored.openAlert.decidedByMillis()).isEqualTo(START + 2 * MINUTE);
  }

  @Test
  void saysNothingOfAWindowThatHasClosedOrOfAnAlertInForce() {
    series.play(".");
    series.clock -= MINUTE;
    assertThat(series.suspect(3.2, -1, EARLY)).isNull();
    series.clock += MINUTE;

    series.play("WW");
    assertThat(series.suspect(3.2, -1, EARLY)).isNull();
  }

  @Test
  void saysNothingThatNobodyWantsToHear() {
    assertThat(series.suspect(100, -1, EARLY)).as("too small to matter").isNull();

    series.trust = Trust.LEARNING;
    assertThat(series.suspect(3.2, -1, EARLY)).as("not known for long enough").isNull();
    series.trust = Trust.TRAINED;

    AlertGuidance untold = AlertGuidance.of(AlertSettings.defaults());
    series.guide(untold.quieted(List.of("maintenance@1")));
    assertThat(series.suspect(3.2, -1, EARLY)).as("quiet").isNull();

    series.guide(untold);
    String id = series.suspect(3.2, -1, EARLY).alertId();
    series.play(".");
    series.clock -= MINUTE;
    series.progress.seenMillis = AlertProgress.NEVER;
    series.guide(
        new AlertGuidance(
            untold.settings(),
            untold.thresholds(),
            false,
            Map.of(id, Dismissal.NOTHING),
            "",
            List.of()));
    assertThat(series.suspect(3.2, -1, EARLY)).as("called nothing").isNull();
  }
}
