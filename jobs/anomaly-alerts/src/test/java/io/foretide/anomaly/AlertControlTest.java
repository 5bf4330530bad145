package io.foretide.anomaly;

import static io.foretide.anomaly.AlertingSeries.ERRORS;
import static io.foretide.flink.fixtures.TelemetryFixtures.MINUTE;
import static io.foretide.flink.fixtures.TelemetryFixtures.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.model.anomaly.Alert;
import io.foretide.model.anomaly.AlertState;
import io.foretide.model.anomaly.WatchedDirection;
import io.foretide.model.control.Calendar;
import io.foretide.model.control.Control;
import io.foretide.model.control.Feedback;
import io.foretide.model.control.Occurrences;
import io.foretide.model.control.Scope;
import io.foretide.model.control.Verdict;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.junit.jupiter.api.Test;

/** What people tell holds from the next window on, without a restart, and across one. */
class AlertControlTest {
  @Test
  void aCalendarHoldsFromTheNextWindowOnUntilItIsWithdrawn() throws Exception {
    try (AlertingSeries series = AlertingSeries.open()) {
      series.tell(quiet(1));
      assertThat(series.play("..XXX")).isEmpty();
      series.withdraw("maintenance");
      assertThat(series.play("XX")).extracting(Alert::state).containsExactly(AlertState.FIRING);
      series.tell(quiet(2));
      assertThat(series.play("X"))
          .singleElement()
          .satisfies(
              alert -> {
                assertThat(alert.state()).isEqualTo(AlertState.RESOLVED);
                assertThat(alert.controls()).containsExactly("maintenance@2");
              });
    }
  }

  @Test
  void whatWasToldIsKnownAfterARestore() throws Exception {
    OperatorSubtaskState snapshot;
    try (AlertingSeries series = AlertingSeries.open()) {
      series.tell(quiet(1));
      series.play("..");
      snapshot = series.snapshot();
    }
    try (AlertingSeries restored = AlertingSeries.restore(snapshot, new HashMapStateBackend(), 2)) {
      assertThat(restored.play("XXX")).isEmpty();
      restored.withdraw("maintenance");
      assertThat(restored.play("XX")).hasSize(1);
    }
  }

  @Test
  void feedbackEndsAnAlertInForceWithTheNextWindow() throws Exception {
    try (AlertingSeries series = AlertingSeries.open()) {
      Alert fired = series.play("..XX").get(0);
      series.tell(nothing(fired));

      assertThat(series.play("X"))
          .singleElement()
          .satisfies(
              alert -> {
                assertThat(alert.alertId()).isEqualTo(fired.alertId());
                assertThat(alert.state()).isEqualTo(AlertState.RESOLVED);
                assertThat(alert.controls()).containsExactly("feedback@1");
              });
      assertThat(series.play("XX......")).isEmpty();
    }
  }

  private static Control quiet(long version) {
    Occurrences always = Occurrences.of(START, START + 1_000 * MINUTE, "", "UTC");
    Calendar calendar = new Calendar(always, true, false, 1, Calendar.ANY_WEEKDAY, 0);
    return new Control("maintenance", version, "", Scope.ALL, calendar);
  }

  private static Control nothing(Alert alert) {
    Feedback feedback =
        new Feedback(
            alert.alertId(),
            Verdict.FALSE_POSITIVE,
            alert.startedAtMillis(),
            Feedback.WAS_FIRING,
            WatchedDirection.ABOVE,
            "");
    return new Control("feedback", 1, "", Scope.of(ERRORS), feedback);
  }
}
