package io.foretide.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.flink.fixtures.Snapshots;
import io.foretide.model.anomaly.Severity;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DeliverySnapshotTest {
  private static final Duration SHORTLY = Duration.ofMillis(200);
  private static final long LATER = Episodes.OPENED + 120_000;

  @Test
  void goesOnWithWhatReleaseOneHasToldAndHasYetToTell() throws Exception {
    OperatorSubtaskState snapshot =
        Snapshots.committed("alert-delivery.deliver-v1", () -> snapshot(new HashMapStateBackend()));

    requireGoesOn(snapshot, new HashMapStateBackend());
  }

  static Stream<StateBackend> backends() {
    return Stream.of(new HashMapStateBackend(), new EmbeddedRocksDBStateBackend());
  }

  @ParameterizedTest
  @MethodSource("backends")
  void goesOnInMidEpisode(StateBackend backend) throws Exception {
    requireGoesOn(snapshot(backend), backend);
  }

  /** An episode that is told, one whose severity changes unheard, and one that is over. */
  private static OperatorSubtaskState snapshot(StateBackend backend) throws Exception {
    try (StrictReceiver receiver = StrictReceiver.alertmanager();
        Delivering delivering = Delivering.to(Delivering.alertmanager(receiver), backend)) {
      delivering.read(Episodes.open("told", 0));
      delivering.read(Episodes.open("worse", 0));
      delivering.read(Episodes.open("over", 0));
      delivering.pass(SHORTLY);
      delivering.read(Episodes.closed("over", 1));
      delivering.pass(SHORTLY);
      receiver.answersAlways(503);
      delivering.read(Episodes.open("worse", 1, Severity.CRITICAL, ""));
      delivering.pass(SHORTLY);
      return delivering.snapshot();
    }
  }

  private static void requireGoesOn(OperatorSubtaskState snapshot, StateBackend backend)
      throws Exception {
    try (StrictReceiver receiver = StrictReceiver.alertmanager();
        Delivering delivering =
            Delivering.restored(Delivering.alertmanager(receiver), snapshot, backend, LATER)) {
      delivering.read(Episodes.open("told", 0));
      delivering.read(Episodes.open("worse", 1, Severity.CRITICAL, ""));
      delivering.read(Episodes.closed("over", 1));
      delivering.pass(SHORTLY);
      assertThat(sent(receiver))
          .containsExactlyInAnyOrder("told warning", "worse warning", "worse critical");

      delivering.read(Episodes.closed("told", 1));
      delivering.read(Episodes.closed("worse", 2, Severity.CRITICAL));
      delivering.pass(SHORTLY);
      assertThat(sent(receiver).subList(3, 5))
          .containsExactlyInAnyOrder("told warning", "worse critical");
      delivering.pass(Duration.ofDays(1).plusMinutes(1));
      assertThat(delivering.timers()).isZero();
      assertThat(receiver.complaints()).isEmpty();
    }
  }

  private static List<String> sent(StrictReceiver receiver) {
    return receiver.taken().stream()
        .flatMap(request -> Stream.of(request.body()))
        .flatMap(alerts -> alerts.findValues("labels").stream())
        .map(labels -> labels.get("episode").asText() + " " + labels.get("severity").asText())
        .toList();
  }
}
