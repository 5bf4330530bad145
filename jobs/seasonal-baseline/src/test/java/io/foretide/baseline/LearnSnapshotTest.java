package io.foretide.baseline;

import static io.foretide.baseline.LearningSeries.DAY;
import static io.foretide.baseline.LearningSeries.HOUR;
import static io.foretide.flink.fixtures.TelemetryFixtures.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.flink.fixtures.Snapshots;
import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.Trust;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LearnSnapshotTest {
  private static final int NINE_DAYS = 9 * 24;

  @Test
  void goesOnWithTheBaselineThatWasLearnt() throws Exception {
    OperatorSubtaskState snapshot =
        Snapshots.committed("seasonal-baseline.learn-v1", LearnSnapshotTest::nineDays);
    try (LearningSeries series = LearningSeries.restore(snapshot, new HashMapStateBackend())) {
      series.read(LearningSeries.window(NINE_DAYS - 1));
      assertThat(series.replayed()).as("knows its last window").isEqualTo(1);

      assertThat(series.read(NINE_DAYS, NINE_DAYS + 24))
          .hasSize(24)
          .allSatisfy(
              scored -> {
                assertThat(scored.trust()).isEqualTo(Trust.TRAINED);
                assertThat(scored.expected()).isBetween(500.0, 1500.0);
                assertThat(scored.window().value())
                    .as("its season is known")
                    .isBetween(scored.lower(), scored.upper());
              });
      series.watermark(START + (NINE_DAYS + 23) * HOUR + 2 * DAY);
      assertThat(series.expired()).as("its timer was restored").isEqualTo(1);
    }
  }

  @ParameterizedTest(name = "after {0} hours")
  @ValueSource(ints = {0, 1, 17, 24, 100, 169})
  void learnsTheSameWhereverItIsInterrupted(int hours) throws Exception {
    StateBackend heap = new HashMapStateBackend();
    try (LearningSeries whole = LearningSeries.open();
        LearningSeries before = LearningSeries.open()) {
      List<ScoredWindow> scored = new ArrayList<>(before.read(0, hours));
      try (LearningSeries after = LearningSeries.restore(before.snapshot(), heap)) {
        scored.addAll(after.read(hours, NINE_DAYS));
      }
      assertThat(scored).isEqualTo(whole.read(0, NINE_DAYS));
    }
  }

  @Test
  void learnsTheSameOnRocksDb() throws Exception {
    StateBackend rocks = new EmbeddedRocksDBStateBackend();
    try (LearningSeries heap = LearningSeries.open();
        LearningSeries before = LearningSeries.open(rocks)) {
      List<ScoredWindow> scored = new ArrayList<>(before.read(0, 100));
      try (LearningSeries after = LearningSeries.restore(before.snapshot(), rocks)) {
        scored.addAll(after.read(100, NINE_DAYS));
        assertThat(scored).isEqualTo(heap.read(0, NINE_DAYS));
      }
    }
  }

  private static OperatorSubtaskState nineDays() throws Exception {
    try (LearningSeries series = LearningSeries.open()) {
      series.read(0, NINE_DAYS);
      return series.snapshot();
    }
  }
}
