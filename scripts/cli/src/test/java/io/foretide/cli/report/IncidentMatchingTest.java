package io.foretide.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foretide.model.anomaly.Alert;
import io.foretide.model.anomaly.AlertState;
import io.foretide.model.anomaly.Severity;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.Trust;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IncidentMatchingTest {
  private static final long MINUTE = 60_000;

  // incident on checkout, payments suffers: [1000, 1020] minutes, alerts until 1050
  private static final TrueIncident OUTAGE =
      incident("outage", "checkout", 1000, 1020, TrueIncident.DEFAULT_GRACE_MILLIS);

  @Test
  void findsAnIncidentByAnAlertWithinIt() {
    IncidentMatching matching = match(alert("a", "checkout", 1001, 1004, 1018));
    assertThat(matching.found()).isOne();
    assertThat(matching.falseAlerts()).isZero();
    assertThat(matching.medianMillisToDetect()).isEqualTo(4.0 * MINUTE);
  }

  @Test
  void findsAnIncidentByAnAlertOnARelatedService() {
    assertThat(match(alert("a", "payments", 1001, 1004, 1018)).found()).isOne();
    assertThat(match(alert("a", "search", 1001, 1004, 1018)).found()).isZero();
  }

  @Test
  void countsAlertsFromTwoMinutesBeforeUntilTheGraceIsOver() {
    assertThat(match(alert("a", "checkout", 997, 1001, 1010)).found()).isZero();
    assertThat(match(alert("a", "checkout", 998, 1001, 1010)).found()).isOne();
    assertThat(match(alert("a", "checkout", 1050, 1053, 1060)).found()).isOne();
    assertThat(match(alert("a", "checkout", 1051, 1053, 1060)).found()).isZero();
  }

  @Test
  void grantsALevelShiftSixHours() {
    TrueIncident shift =
        incident("shift", "checkout", 1000, 1000, TrueIncident.LEVEL_SHIFT_GRACE_MILLIS);
    Alert late = alert("a", "checkout", 1359, 1362, 1400);
    Alert tooLate = alert("b", "checkout", 1361, 1364, 1400);
    IncidentMatching matching = IncidentMatching.match(List.of(shift), List.of(late, tooLate));
    assertThat(matching.found()).isOne();
    assertThat(matching.falseAlerts()).isOne();
  }

  @Test
  void takesAnAlertThatWasInForceBeforeForFalse() {
    IncidentMatching matching = match(alert("a", "checkout", 900, 903, -1));
    assertThat(matching.found()).isZero();
    assertThat(matching.falseAlerts()).isOne();
  }

  @Test
  void neverDetectsBeforeTheStart() {
    assertThat(match(alert("a", "checkout", 998, 999, 1010)).medianMillisToDetect()).isZero();
  }

  @Test
  void timesTheAlertThatFiredFirst() {
    IncidentMatching matching =
        match(alert("a", "checkout", 1001, 1009, 1018), alert("b", "payments", 1002, 1005, 1018));
    assertThat(matching.incidents().get(0).foundBy().orElseThrow().alertId()).isEqualTo("b");
    assertThat(matching.incidents().get(0).millisToDetect()).isEqualTo(5 * MINUTE);
  }

  @Test
  void takesTheLastRevisionOfAnAlert() {
    Alert resolved = alert("a", "checkout", 1001, 1004, 1018);
    IncidentMatching matching = match(revision(resolved, 2), revision(resolved, 7), resolved);
    assertThat(matching.alerts()).hasSize(1);
    assertThat(matching.alerts().get(0).alert().revision()).isEqualTo(7);
  }

  @Test
  void showsAnAlertWithTheIncidentOfItsOwnServiceFirst() {
    TrueIncident own = incident("own", "payments", 1002, 1020, 0);
    IncidentMatching matching =
        IncidentMatching.match(
            List.of(OUTAGE, own), List.of(alert("a", "payments", 1001, 1004, 1018)));
    assertThat(matching.alerts().get(0).incident()).contains(own);
    assertThat(matching.found()).isEqualTo(2);
  }

  @Test
  void sumsUpPerServiceAndWeek() {
    IncidentMatching matching =
        match(alert("a", "search", 1, 4, 9), alert("b", "search", 2000, 2004, 2009));
    Summary.Detection detection = Summary.Detection.of(matching, 4, 14 * 24 * 60 * MINUTE);
    assertThat(detection.falseAlertsPerServiceWeek()).isCloseTo(0.25, within(1e-12));
    assertThat(detection.medianMillisToDetect()).isNaN();
    assertThat(detection.found()).isZero();
  }

  private static IncidentMatching match(Alert... alerts) {
    return IncidentMatching.match(List.of(OUTAGE), List.of(alerts));
  }

  private static TrueIncident incident(
      String id, String service, long startMinute, long endMinute, long graceMillis) {
    return new TrueIncident(
        id,
        "outage",
        service,
        startMinute * MINUTE,
        endMinute * MINUTE,
        graceMillis,
        Set.of("payments"),
        "");
  }

  private static Alert alert(String id, String service, long start, long fired, long end) {
    return new Alert(
        id,
        0,
        new SeriesKey("shop", service, "", "errors"),
        "unusual",
        end < 0 ? AlertState.FIRING : AlertState.RESOLVED,
        Severity.WARNING,
        1,
        start * MINUTE,
        fired * MINUTE,
        fired * MINUTE,
        end < 0 ? Alert.NOT_ENDED : end * MINUTE,
        1,
        0,
        0,
        0.1,
        0.99,
        5,
        "",
        Trust.TRAINED,
        false,
        List.of(),
        "");
  }

  private static Alert revision(Alert alert, int revision) {
    return new Alert(
        alert.alertId(),
        revision,
        alert.key(),
        alert.rule(),
        alert.state(),
        alert.severity(),
        alert.direction(),
        alert.startedAtMillis(),
        alert.firedAtMillis(),
        alert.updatedAtMillis(),
        alert.endedAtMillis(),
        alert.value(),
        alert.expected(),
        alert.lower(),
        alert.upper(),
        alert.score(),
        alert.unusualWindows(),
        alert.explanation(),
        alert.trust(),
        false,
        List.of(),
        "");
  }
}
