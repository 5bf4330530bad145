package io.foretide.scaling;

import static io.foretide.scaling.ScaledWorkload.minute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.foretide.flink.fixtures.Snapshots;
import io.foretide.model.scaling.DecisionRule;
import io.foretide.model.scaling.Recommendation;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.junit.jupiter.api.Test;

class RecommendSnapshotTest {
  @Test
  void goesOnWithWhatReleaseOneDecided() throws Exception {
    OperatorSubtaskState snapshot =
        Snapshots.committed("scaling-forecast.recommend-v1", RecommendSnapshotTest::decidedSeven);

    try (ScaledWorkload workload = ScaledWorkload.restore(snapshot, new HashMapStateBackend())) {
      goesOn(workload);
    }
  }

  @Test
  void goesOnTheSameOnRocksDb() throws Exception {
    StateBackend rocks = new EmbeddedRocksDBStateBackend();
    try (ScaledWorkload before = ScaledWorkload.open(rocks)) {
      before.forecast(0, 10, 33);
      try (ScaledWorkload after = ScaledWorkload.restore(before.snapshot(), rocks)) {
        goesOn(after);
      }
    }
  }

  private static void goesOn(ScaledWorkload workload) throws Exception {
    assertThat(workload.timers()).isEqualTo(1);
    assertThat(workload.forecast(0, 10, 33)).as("knows its last forecast").isEmpty();
    assertThat(workload.forecast(5, 10, 10))
        .as("holds what was wanted lately")
        .extracting(Recommendation::replicas, Recommendation::decidedBy)
        .containsExactly(tuple(7, DecisionRule.STABILIZATION));
    List<Recommendation> held = workload.watermark(minute(30));
    assertThat(held).extracting(Recommendation::decidedBy).containsExactly(DecisionRule.HOLD);
  }

  private static OperatorSubtaskState decidedSeven() throws Exception {
    try (ScaledWorkload workload = ScaledWorkload.open()) {
      workload.forecast(0, 10, 33);
      return workload.snapshot();
    }
  }
}
