package io.foretide.anomaly;

import static io.foretide.flink.fixtures.TelemetryFixtures.MINUTE;
import static io.foretide.flink.fixtures.TelemetryFixtures.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.foretide.flink.fixtures.Snapshots;
import io.foretide.model.anomaly.Alert;
import io.foretide.model.anomaly.AlertState;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.junit.jupiter.api.Test;

class AlertSnapshotTest {
  private static final String FIRING = "..XXX";

  /** Of the alert that fires: its id must never change for a series, rule and start. */
  private static final String ALERT_ID = "2425c81d4b8768f41b97699fa3751f0d";

  @Test
  void resolvesWhatFiredInReleaseOne() throws Exception {
    OperatorSubtaskState snapshot =
        Snapshots.committed("anomaly-alerts.alert-v1", AlertSnapshotTest::firing);

    try (AlertingSeries series =
        AlertingSeries.restore(snapshot, new HashMapStateBackend(), FIRING.length())) {
      assertThat(series.timers()).isEqualTo(1);
      assertThat(series.play("....."))
          .singleElement(type(Alert.class))
          .satisfies(
              alert -> {
                assertThat(alert.alertId()).isEqualTo(ALERT_ID);
                assertThat(alert.state()).isEqualTo(AlertState.RESOLVED);
                assertThat(alert.revision()).isEqualTo(1);
                assertThat(alert.startedAtMillis()).isEqualTo(START + 2 * MINUTE);
                assertThat(alert.unusualWindows()).isEqualTo(3);
              });
      assertThat(series.stateEntries()).isZero();
    }
  }

  @Test
  void goesOnTheSameOnRocksDb() throws Exception {
    StateBackend rocks = new EmbeddedRocksDBStateBackend();
    try (AlertingSeries heap = AlertingSeries.open();
        AlertingSeries before = AlertingSeries.open(rocks)) {
      List<Alert> published = new ArrayList<>(before.play(FIRING));
      try (AlertingSeries after =
          AlertingSeries.restore(before.snapshot(), rocks, FIRING.length())) {
        published.addAll(after.play("......XX"));
        published.addAll(after.watermark(after.now() + 2 * AlertingSeries.SETTINGS.staleAfter()));
        assertThat(after.timers()).isZero();
      }
      List<Alert> expected = new ArrayList<>(heap.play(FIRING + "......XX"));
      expected.addAll(heap.watermark(heap.now() + 2 * AlertingSeries.SETTINGS.staleAfter()));

      assertThat(published).hasSize(4).isEqualTo(expected);
    }
  }

  private static OperatorSubtaskState firing() throws Exception {
    try (AlertingSeries series = AlertingSeries.open()) {
      series.play(FIRING);
      return series.snapshot();
    }
  }
}
