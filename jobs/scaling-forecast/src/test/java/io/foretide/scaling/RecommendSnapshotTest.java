package io.foretide.scaling;

import static io.foretide.scaling.ScaledWorkload.minute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.foretide.flink.fixtures.Snapshots;
import io.foretide.model.scaling.DecisionRule;
import io.foretide.model.scaling.Recommendation;
import io.foretide.model.series.Signals;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.junit.jupiter.api.Test;

class RecommendSnapshotTest {
  @Test
  void goesOnWithWhatWasLearntBefore() throws Exception {
    OperatorSubtaskState snapshot =
        Snapshots.committed("scaling-forecast.recommend-v2", RecommendSnapshotTest::learnt);

    try (ScaledWorkload workload = ScaledWorkload.restore(snapshot, new HashMapStateBackend())) {
      goesOn(workload);
    }
  }

  @Test
  void goesOnTheSameOnRocksDb() throws Exception {
    StateBackend rocks = new EmbeddedRocksDBStateBackend();
    try (ScaledWorkload before = ScaledWorkload.open(rocks)) {
      learn(before);
      try (ScaledWorkload after = ScaledWorkload.restore(before.snapshot(), rocks)) {
        goesOn(after);
      }
    }
  }

  /** As one that was never interrupted does. */
  private static void goesOn(ScaledWorkload workload) throws Exception {
    assertThat(workload.timers()).as("of the open window, and of telemetry").isEqualTo(2);
    List<Recommendation> made = next(workload);
    assertThat(made)
        .extracting(Recommendation::readyReplicas, Recommendation::decidedBy)
        .as("knows what was open, and notices when telemetry stops")
        .startsWith(tuple(8.0, DecisionRule.FORECAST))
        .endsWith(tuple(Double.NaN, DecisionRule.HOLD));
    try (ScaledWorkload kept = ScaledWorkload.open()) {
      learn(kept);
      assertThat(made).isEqualTo(next(kept));
    }
  }

  private static List<Recommendation> next(ScaledWorkload workload) throws Exception {
    workload.demand(9, 10);
    List<Recommendation> made = new ArrayList<>(workload.watermark(minute(10)));
    made.addAll(workload.live(10, 20, 10));
    made.addAll(workload.watermark(minute(60)));
    return made;
  }

  private static void learn(ScaledWorkload workload) throws Exception {
    workload.live(0, 5, 33);
    workload.live(5, 9, 10);
    workload.take(ScaledWorkload.window(9, Signals.REPLICAS, 8));
  }

  private static OperatorSubtaskState learnt() throws Exception {
    try (ScaledWorkload workload = ScaledWorkload.open()) {
      learn(workload);
      return workload.snapshot();
    }
  }
}
