package io.foretide.model.anomaly;

import static io.foretide.model.anomaly.AlertSeries.MINUTE;
import static io.foretide.model.anomaly.AlertSeries.START;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertGuidanceTest {
  private static final AlertGuidance UNTOLD = AlertGuidance.of(AlertSettings.defaults());
  private static final ScoreThresholds USUAL = UNTOLD.thresholds();

  private final AlertSeries series = AlertSeries.requests();

  @Test
  void nothingFiresWhileACalendarWantsItQuiet() {
    series.guide(quiet());
    assertThat(series.play("XXXXAAAA")).isEmpty();
    assertThat(series.progress.isEmpty()).isTrue();
  }

  @Test
  void whatIsPendingWhenItBecomesQuietIsForgotten() {
    series.play("AA");
    series.guide(quiet());
    series.play(".");
    series.guide(UNTOLD);

    assertThat(series.play("A.A")).isEmpty();
  }

  @Test
  void anAlertInForceEndsWhenItBecomesQuiet() {
    Alert fired = series.play("XX").get(0);
    series.guide(quiet());
    Alert ended = series.play("a").get(0);

    assertThat(ended.alertId()).isEqualTo(fired.alertId());
    assertThat(ended.state()).isEqualTo(AlertState.RESOLVED);
    assertThat(ended.revision()).isEqualTo(1);
    assertThat(ended.endedAtMillis()).isEqualTo(START + 2 * MINUTE);
    assertThat(ended.explanation()).endsWith(", quiet by a calendar");
    assertThat(ended.controls()).containsExactly("maintenance@1");
    assertThat(series.play("aaaa.....")).isEmpty();
  }

  @Test
  void whatGoesOnAfterItWasQuietFiresAnew() {
    series.guide(quiet());
    series.play("XXXX");
    series.guide(UNTOLD);

    assertThat(series.play("XX")).extracting(Alert::revision).containsExactly(0);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"NOTHING, called nothing", "EXPECTED, called the new normal"})
  void whatAPersonDismissesIsOverAtOnce(Dismissal dismissal, String said) {
    Alert fired = series.play("XX").get(0);
    series.guide(dismissed(fired, dismissal));
    Alert ended = series.play("a").get(0);

    assertThat(ended.alertId()).isEqualTo(fired.alertId());
    assertThat(ended.state()).isEqualTo(AlertState.RESOLVED);
    assertThat(ended.explanation()).endsWith(", " + said);
  }

  @Test
  void whatWasDismissedDoesNotFireAnewBeforeTheSeriesIsWell() {
    Alert fired = series.play("XX").get(0);
    series.guide(dismissed(fired, Dismissal.NOTHING));
    series.play("a");

    assertThat(series.play("XXXaaaXXX....aa.....")).isEmpty();
    assertThat(series.play("XX")).extracting(Alert::revision).containsExactly(0);
  }

  @Test
  void whatWasDismissedStaysSoWhenItWasQuietInBetween() {
    Alert fired = series.play("XX").get(0);
    series.guide(dismissed(fired, Dismissal.NOTHING));
    series.play("a");
    series.guide(quiet());
    series.play("aaaaaa");
    series.guide(dismissed(fired, Dismissal.NOTHING));

    assertThat(series.play("XXXaaa")).isEmpty();
  }

  @Test
  void whatWasDismissedIsOverWhenTheSeriesIsWellInQuietTimes() {
    Alert fired = series.play("XX").get(0);
    series.guide(dismissed(fired, Dismissal.NOTHING));
    series.play("a");
    series.guide(quiet());
    series.play("aa.....");
    series.guide(UNTOLD);

    assertThat(series.play("XX")).extracting(Alert::revision).containsExactly(0);
  }

  @Test
  void whatWasDismissedEndsUnsaidWithoutData() {
    Alert fired = series.play("XX").get(0);
    series.guide(dismissed(fired, Dismissal.NOTHING));
    series.play("a");

    assertThat(series.expire(series.staleAtMillis())).isNull();
    assertThat(series.progress.isEmpty()).isTrue();
  }

  @Test
  void whatWasDismissedIsRememberedAcrossARestore() {
    Alert fired = series.play("XX").get(0);
    series.guide(dismissed(fired, Dismissal.NOTHING));
    series.play("a");

    AlertProgress restored = AlertProgress.decode(series.progress.encode());
    assertThat(restored.openAlert.isDismissed()).isTrue();
  }

  @Test
  void anotherAlertIsNotDismissed() {
    series.guide(
        new AlertGuidance(
            AlertSettings.defaults(), USUAL, false, Map.of("x", Dismissal.NOTHING), "", List.of()));

    assertThat(series.play("XX.....")).extracting(Alert::revision).containsExactly(0, 1);
  }

  @Test
  void alertsSayWhoIsToBeToldAndWhatShapedThem() {
    series.guide(
        new AlertGuidance(
            AlertSettings.defaults(),
            USUAL,
            false,
            Map.of(),
            "payments",
            List.of("quiet@3", "loud@1")));
    Alert fired = series.play("XX").get(0);

    assertThat(fired.owner()).isEqualTo("payments");
    assertThat(fired.controls()).containsExactly("quiet@3", "loud@1");
  }

  private static AlertGuidance quiet() {
    return UNTOLD.quieted(List.of("maintenance@1"));
  }

  private static AlertGuidance dismissed(Alert alert, Dismissal dismissal) {
    return new AlertGuidance(
        AlertSettings.defaults(),
        USUAL,
        false,
        Map.of(alert.alertId(), dismissal),
        "",
        List.of("feedback@1"));
  }
}
