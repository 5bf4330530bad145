package io.foretide.model.anomaly;

import static io.foretide.model.anomaly.AlertSeries.MINUTE;
import static io.foretide.model.anomaly.AlertSeries.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.model.series.SignalKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertDirectionTest {

  @ParameterizedTest
  @CsvSource({
    "requests, COUNT, true, true",
    "errors, RATIO, true, false",
    "latency.p50, LATENCY, true, false",
    "latency.p99, LATENCY, true, false",
    "saturation, GAUGE, true, false",
    "replicas, GAUGE, false, false",
    "queue depth, GAUGE, true, true"
  })
  void eachSignalIsWatchedWhereItIsASymptom(
      String signal, SignalKind kind, boolean above, boolean below) {
    assertThat(series(signal, kind).play("XXX")).hasSize(above ? 1 : 0);
    assertThat(series(signal, kind).play("WWW")).hasSize(below ? 1 : 0);
  }

  @Test
  void aTurnEndsTheAlertAndTheNextWindowStartsAnother() {
    List<Alert> alerts = AlertSeries.requests().play("VVVAAAA");

    assertThat(alerts).extracting(Alert::direction).containsExactly(-1, -1, 1);
    assertThat(alerts)
        .extracting(Alert::state)
        .containsExactly(AlertState.FIRING, AlertState.RESOLVED, AlertState.FIRING);
    assertThat(alerts)
        .extracting(Alert::updatedAtMillis)
        .containsExactly(START + 3 * MINUTE, START + 6 * MINUTE, START + 7 * MINUTE);
    assertThat(alerts.get(2).startedAtMillis()).isEqualTo(START + 3 * MINUTE);
    assertThat(alerts.get(1).explanation()).endsWith(", until 14:06, now above normal");
  }

  @Test
  void oneWindowOnTheOtherSideIsNoTurn() {
    assertThat(AlertSeries.requests().play("VVVAVVAVVA")).hasSize(1);
  }

  @Test
  void theWayBackToNormalIsNoTurn() {
    AlertSeries series = AlertSeries.requests();
    series.play("WWW");
    Band followed = new Band(10, 5, 20);
    for (int i = 0; i < 4; i++) {
      assertThat(series.next(120, 0, followed, 0.9, 1)).isNull();
    }

    Alert resolved = series.next(120, 0, followed, 0.9, 1);
    assertThat(resolved.state()).isEqualTo(AlertState.RESOLVED);
    assertThat(resolved.explanation()).endsWith("back to normal");
  }

  @Test
  void theExpectationIsTheOneFromBeforeTheIncident() {
    AlertSeries series = AlertSeries.errors();
    series.next(0.06, 1000, new Band(0.004, 0.001, 0.009), 0.6, 1);
    series.next(0.06, 1000, new Band(0.04, 0.02, 0.07), 0.6, 1);
    Alert fired = series.next(0.091, 1000, new Band(0.055, 0.03, 0.08), 0.6, 1);

    assertThat(fired.value()).isEqualTo(0.091);
    assertThat(fired.expected()).isEqualTo(0.004);
    assertThat(fired.lower()).isEqualTo(0.001);
    assertThat(fired.upper()).isEqualTo(0.009);
  }

  @ParameterizedTest
  @CsvSource({
    "RATIO, 0.014, 0.003, true",
    "RATIO, 0.012, 0.003, false",
    "LATENCY, 126, 100, true",
    "LATENCY, 124, 100, false",
    "LATENCY, 2.5, 2, false",
    "COUNT, 8, 2, true",
    "COUNT, 6, 2, false",
    "COUNT, 12400, 10000, false",
    "COUNT, 0, 4, false",
    "COUNT, 0, 6, true",
    "GAUGE, 1e-9, 0, true"
  })
  void departuresTooSmallToMatterNeverAlert(
      SignalKind kind, double value, double expected, boolean alerts) {
    AlertSeries series = series("any", kind);
    Band band = new Band(expected, expected, expected);
    Alert alert = null;
    for (int i = 0; i < 3; i++) {
      alert = series.next(value, 0, band, 0.7, value > expected ? 1 : -1);
    }
    assertThat(alert != null).isEqualTo(alerts);
  }

  private static AlertSeries series(String signal, SignalKind kind) {
    return new AlertSeries(signal, kind, AlertSettings.defaults());
  }
}
