package io.foretide.model.anomaly;

import static io.foretide.model.anomaly.AlertSeries.MINUTE;
import static io.foretide.model.anomaly.AlertSeries.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.model.series.SignalKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertFrozenFeedTest {

  @Test
  void firesAtOnceAndSaysSinceWhen() {
    List<Alert> alerts = AlertSeries.requests().play("............====");

    assertThat(alerts).hasSize(1);
    Alert fired = alerts.get(0);
    assertThat(fired.rule()).isEqualTo("frozen-feed");
    assertThat(fired.direction()).isZero();
    assertThat(fired.severity()).isEqualTo(Severity.WARNING);
    assertThat(fired.startedAtMillis()).isEqualTo(START);
    assertThat(fired.firedAtMillis()).isEqualTo(START + 13 * MINUTE);
    assertThat(fired.explanation())
        .isEqualTo(
            "checkout requests frozen at 131/min since 14:03, expected 118/min (95 %: 98–140/min),"
                + " 13 minutes");
  }

  @Test
  void endsOnceTheSeriesHasMovedForAWhile() {
    List<Alert> alerts = AlertSeries.requests().play("............===.=....");
    assertThat(alerts).hasSize(1);

    List<Alert> ended = AlertSeries.requests().play("............===.=.....");
    assertThat(ended)
        .extracting(Alert::state)
        .containsExactly(AlertState.FIRING, AlertState.RESOLVED);
    assertThat(ended.get(1).alertId()).isEqualTo(ended.get(0).alertId());
    assertThat(ended.get(1).explanation()).endsWith("17 minutes, until 14:20, no longer unusual");
  }

  @Test
  void staysFrozenWhateverIsExpectedByThen() {
    AlertSeries series = AlertSeries.requests();
    assertThat(series.freeze(0, new Band(40, 30, 50))).isNotNull();
    for (int i = 0; i < 10; i++) {
      assertThat(series.freeze(0, new Band(1, 0, 4))).isNull();
    }
    assertThat(series.progress.isFiring()).isTrue();
  }

  @Test
  void isNotToldOfAnOutage() {
    List<Alert> alerts = AlertSeries.requests().play("WWvvvvvvvvvvv====");

    assertThat(alerts).extracting(Alert::rule).containsOnly("seasonal-deviation");
    assertThat(alerts).extracting(Alert::state).containsOnly(AlertState.FIRING);
  }

  @Test
  void takesOverWhatWasPending() {
    List<Alert> alerts = AlertSeries.requests().play("...........A=AA");

    assertThat(alerts).extracting(Alert::rule).containsExactly("frozen-feed");
  }

  @Test
  void givesWayToADeviation() {
    List<Alert> alerts = AlertSeries.requests().play("............===VVVV");

    assertThat(alerts).extracting(Alert::direction).containsExactly(0, 0, -1);
    assertThat(alerts.get(1).explanation()).endsWith("until 14:18, now off normal");
  }

  @ParameterizedTest
  @CsvSource({
    "requests, COUNT, 131, 118, true",
    "requests, COUNT, 0, 118, true",
    "requests, COUNT, 0, 4, false",
    "errors, RATIO, 0.004, 0.004, true",
    "errors, RATIO, 0, 0.004, false",
    "latency.p99, LATENCY, 80, 80, true",
    "saturation, GAUGE, 0.4, 0.5, true",
    "replicas, GAUGE, 3, 3, false",
    "queue depth, GAUGE, 0, 7, false",
    "queue depth, GAUGE, 7, 7, true"
  })
  void isNoFaultOfTheFeedWhereNothingHappens(
      String signal, SignalKind kind, double value, double expected, boolean alerts) {
    AlertSeries series = new AlertSeries(signal, kind, AlertSettings.defaults());
    Alert alert = series.freeze(value, new Band(expected, expected, expected));
    assertThat(alert != null).isEqualTo(alerts);
  }
}
