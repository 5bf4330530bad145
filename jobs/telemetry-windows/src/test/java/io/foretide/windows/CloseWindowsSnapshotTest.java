package io.foretide.windows;

import static io.foretide.flink.fixtures.TelemetryFixtures.count;
import static io.foretide.flink.fixtures.TelemetryFixtures.gauge;
import static io.foretide.flink.fixtures.TelemetryFixtures.request;
import static io.foretide.windows.ClosingService.closing;
import static io.foretide.windows.ClosingService.window;
import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.flink.fixtures.Snapshots;
import java.util.Map;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.junit.jupiter.api.Test;

class CloseWindowsSnapshotTest {
  @Test
  void goesOnInTheMiddleOfAWindowWhereReleaseOneStopped() throws Exception {
    OperatorSubtaskState snapshot =
        Snapshots.committed("telemetry-windows.close-v1", CloseWindowsSnapshotTest::midOfWindowOne);

    try (ClosingService service = ClosingService.restore(snapshot, new HashMapStateBackend())) {
      continuesWindowOne(service);
    }
  }

  @Test
  void goesOnInTheMiddleOfAWindowOnRocksDb() throws Exception {
    EmbeddedRocksDBStateBackend rocks = new EmbeddedRocksDBStateBackend();
    try (ClosingService before =
            ClosingService.restore(OperatorSubtaskState.builder().build(), rocks);
        ClosingService after = ClosingService.restore(read(before), rocks)) {
      continuesWindowOne(after);
    }
  }

  private static OperatorSubtaskState midOfWindowOne() throws Exception {
    try (ClosingService service = ClosingService.open()) {
      return read(service);
    }
  }

  /** Window 0 is closed, window 1 open: 2 requests of 4, one sample of 2. */
  private static OperatorSubtaskState read(ClosingService service) throws Exception {
    service.read(count(window(0), "jobs", 5));
    service.watermark(closing(0));
    service.read(request(window(1), "GET /cart", 100, true), gauge(window(1), "saturation", 0.25));
    service.read(request(window(1), "GET /cart", 100, false));
    return service.snapshot();
  }

  private static void continuesWindowOne(ClosingService service) throws Exception {
    assertThat(service.timers()).isEqualTo(1);
    service.read(request(window(1), "POST /pay", 100, false), gauge(window(1), "saturation", 0.75));
    service.read(request(window(1), "GET /cart", 100, false));
    service.watermark(closing(1));

    Map<String, Double> values = service.values();
    assertThat(values)
        .hasSize(17)
        .containsEntry("1 checkout jobs", 0.0)
        .containsEntry("1 checkout saturation", 0.5)
        .containsEntry("1 checkout requests", 4.0)
        .containsEntry("1 checkout errors", 0.25)
        .containsEntry("1 checkout GET /cart requests", 3.0)
        .containsEntry("1 checkout POST /pay requests", 1.0);
    assertThat(values.get("1 checkout latency.p99")).isBetween(99.0, 101.0);
  }
}
