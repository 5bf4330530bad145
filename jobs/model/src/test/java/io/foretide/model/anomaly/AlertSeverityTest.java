package io.foretide.model.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.model.series.Trust;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertSeverityTest {
  private static final Band ERRORS = new Band(0.004, 0.001, 0.009);

  private final AlertSeries gauge = AlertSeries.gauge("queue depth");
  private final AlertSeries errors = AlertSeries.errors();

  @Test
  void growsWithTheScore() {
    assertThat(gauge.play("AAA")).extracting(Alert::severity).containsExactly(Severity.INFO);
    assertThat(gauge.play("X")).extracting(Alert::severity).containsExactly(Severity.WARNING);
  }

  @Test
  void growsWithTheLength() {
    // fires after 3 minutes, is long after 10
    assertThat(gauge.play("AAAAAAAAA")).hasSize(1);

    Alert longer = gauge.play("A").get(0);
    assertThat(longer.severity()).isEqualTo(Severity.WARNING);
    assertThat(longer.revision()).isEqualTo(1);
    assertThat(gauge.next(200, 0.9, 1).severity()).isEqualTo(Severity.CRITICAL);
  }

  @Test
  void neverFalls() {
    List<Alert> alerts = gauge.play("XXAAAAAAA.....");

    assertThat(alerts)
        .extracting(Alert::severity)
        .containsExactly(Severity.WARNING, Severity.WARNING);
    assertThat(alerts.get(1).state()).isEqualTo(AlertState.RESOLVED);
  }

  @Test
  void manyErrorsAreCritical() {
    assertThat(fireErrors(0.06, 500).severity()).isEqualTo(Severity.CRITICAL);
  }

  @Test
  void aFewFailedRequestsWakeNobody() {
    assertThat(fireErrors(1.0, 3).severity()).isEqualTo(Severity.INFO);
  }

  @Test
  void aCountThatIsNearlyGoneIsCritical() {
    assertThat(AlertSeries.requests().play("VVV"))
        .extracting(Alert::severity)
        .containsExactly(Severity.CRITICAL);
  }

  @Test
  void aProvisionalBaselineNeverSaysCritical() {
    errors.trust = Trust.PROVISIONAL;
    Alert fired = fireErrors(0.06, 500);
    assertThat(fired.severity()).isEqualTo(Severity.WARNING);
    assertThat(fired.trust()).isEqualTo(Trust.PROVISIONAL);

    errors.trust = Trust.TRAINED;
    assertThat(errors.next(0.06, 500, ERRORS, 0.6, 1).severity()).isEqualTo(Severity.CRITICAL);
  }

  @Test
  void sayingThatItGotWorseIsThrottled() {
    gauge.play("XX"); // fires in minute 2, 82 above what was expected
    for (int minute = 3; minute < 17; minute++) {
      assertThat(gauge.next(221, 0.85, 1)).isNull();
    }
    assertThat(gauge.next(219, 0.85, 1).value()).isEqualTo(221);
    for (int minute = 18; minute < 32; minute++) {
      assertThat(gauge.next(300, 0.85, 1)).isNull();
    }
    assertThat(gauge.next(118.5, 0.85, 1).value()).isEqualTo(300);
  }

  @Test
  void hardlyWorseIsNotSaidAgain() {
    gauge.play("XX");
    for (int minute = 3; minute < 100; minute++) {
      assertThat(gauge.next(220, 0.85, 1)).isNull();
    }
  }

  private Alert fireErrors(double share, double requests) {
    assertThat(errors.next(share, requests, ERRORS, 0.6, 1)).isNull();
    assertThat(errors.next(share, requests, ERRORS, 0.6, 1)).isNull();
    return errors.next(share, requests, ERRORS, 0.6, 1);
  }
}
