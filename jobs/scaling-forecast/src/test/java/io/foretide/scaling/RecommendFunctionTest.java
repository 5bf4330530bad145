package io.foretide.scaling;

import static io.foretide.flink.fixtures.TelemetryFixtures.CHECKOUT;
import static io.foretide.scaling.ScaledWorkload.minute;
import static io.foretide.scaling.ScaledWorkload.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.foretide.model.scaling.DecisionRule;
import io.foretide.model.scaling.Recommendation;
import io.foretide.model.scaling.ScalingMode;
import io.foretide.model.scaling.ScalingOutcome;
import io.foretide.model.series.Signals;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecommendFunctionTest {
  private ScaledWorkload workload;

  @BeforeEach
  void open() throws Exception {
    workload = ScaledWorkload.open();
  }

  @AfterEach
  void close() {
    workload.close();
  }

  @Test
  void recommendsWhatIsNeededOncePodsAreReady() throws Exception {
    assertThat(workload.live(0, 1, 33))
        .singleElement(type(Recommendation.class))
        .satisfies(
            recommended -> {
              assertThat(recommended.workload()).isEqualTo(CHECKOUT);
              assertThat(recommended.mode()).isEqualTo(ScalingMode.FORECAST_ONLY);
              assertThat(recommended.decidedAtMillis()).isEqualTo(minute(1));
              assertThat(recommended.effectiveAtMillis()).isEqualTo(minute(6));
              assertThat(recommended.currentDemand()).isEqualTo(33);
              assertThat(recommended.reactiveReplicas()).isEqualTo(7);
              assertThat(recommended.replicas()).isGreaterThanOrEqualTo(8);
            });
    assertThat(workload.stateEntries()).as("the window is over").isEqualTo(1);
    assertThat(workload.timers()).as("for when telemetry stops").isEqualTo(1);
  }

  @Test
  void decidesOnceAWindowIsOverForAllItsSignals() throws Exception {
    workload.take(window(0, Signals.REPLICAS, 9));
    workload.demand(0, 33);
    assertThat(workload.watermark(minute(1) - 2)).isEmpty();
    workload.take(window(0, Signals.SATURATION, 0.4));
    assertThat(workload.timers()).isEqualTo(1);

    assertThat(workload.watermark(minute(1)))
        .extracting(Recommendation::readyReplicas)
        .containsExactly(9.0);
  }

  @Test
  void theOrderOfTheSignalsDoesNotMatter() throws Exception {
    workload.take(window(0, Signals.REPLICAS, 9));
    workload.demand(0, 33);
    List<Recommendation> first = workload.watermark(minute(1));

    try (ScaledWorkload other = ScaledWorkload.open()) {
      other.demand(0, 33);
      other.take(window(0, Signals.REPLICAS, 9));
      assertThat(other.watermark(minute(1))).isEqualTo(first);
    }
  }

  /** As the main job does, where lateness is allowed. */
  @Test
  void takesWindowsThatAreClosedAfterTheirEnd() throws Exception {
    workload.watermark(minute(3));
    workload.demand(0, 33);
    workload.take(window(0, Signals.REPLICAS, 9));

    assertThat(workload.watermark(minute(4)))
        .extracting(Recommendation::decidedAtMillis, Recommendation::readyReplicas)
        .containsExactly(tuple(minute(1), 9.0));
    assertThat(workload.late()).isZero();
  }

  @Test
  void decidesOncePerDecisionInterval() throws Exception {
    assertThat(workload.live(0, 11, 10))
        .extracting(Recommendation::decidedAtMillis)
        .containsExactly(minute(1), minute(5), minute(10));
  }

  @Test
  void saysWhatCameOfItWhenItsTimeIsOver() throws Exception {
    Recommendation first = workload.live(0, 9, 10).get(0);
    assertThat(workload.outcomes()).isEmpty();

    workload.live(9, 10, 10);
    assertThat(workload.outcomes())
        .singleElement(type(ScalingOutcome.class))
        .satisfies(
            outcome -> {
              assertThat(outcome.recommendationId()).isEqualTo(first.recommendationId());
              assertThat(outcome.effectiveAtMillis()).isEqualTo(minute(6));
              assertThat(outcome.untilMillis()).isEqualTo(minute(10));
              assertThat(outcome.neededReplicas()).isEqualTo(2);
              assertThat(outcome.shortMillis()).isZero();
            });
    assertThat(workload.judged()).isEqualTo(1);
    assertThat(workload.fellShort()).isZero();
  }

  @Test
  void countsTheOutcomesThatFellShort() throws Exception {
    // Decided at 1 for 6 to 10, and at 5 for 10 to 15, where demand is ten times what it was.
    workload.live(0, 10, 10);
    workload.live(10, 15, 100);

    assertThat(workload.outcomes()).hasSize(2);
    assertThat(workload.judged()).isEqualTo(2);
    assertThat(workload.fellShort()).isEqualTo(1);
  }

  @Test
  void dropsAndCountsWhatComesAfterItsWindowIsOver() throws Exception {
    workload.live(0, 3, 10);

    workload.demand(1, 99);
    assertThat(workload.watermark(minute(4))).isEmpty();
    assertThat(workload.late()).isEqualTo(1);
    assertThat(workload.timers()).isEqualTo(1);
  }

  @Test
  void holdsTheLastDecisionOnceWhenTelemetryStops() throws Exception {
    Recommendation last = workload.live(0, 1, 33).get(0);
    assertThat(workload.watermark(minute(16) - 1)).isEmpty();

    assertThat(workload.watermark(minute(16)))
        .singleElement(type(Recommendation.class))
        .satisfies(
            held -> {
              assertThat(held.replicas()).isEqualTo(last.replicas());
              assertThat(held.decidedBy()).isEqualTo(DecisionRule.HOLD);
              assertThat(held.decidedAtMillis()).isEqualTo(minute(16));
            });
    assertThat(workload.watermark(minute(120))).isEmpty();
    assertThat(workload.timers()).isEqualTo(1);
  }

  @Test
  void findsThatTelemetryHasStoppedAsSoonAsItIsStale() throws Exception {
    workload.live(0, 11, 33);
    assertThat(workload.watermark(minute(26) - 1)).isEmpty();

    assertThat(workload.watermark(minute(26)))
        .extracting(Recommendation::decidedAtMillis, Recommendation::decidedBy)
        .containsExactly(tuple(minute(26), DecisionRule.HOLD));
  }

  @Test
  void findsItAgainAfterTelemetryWasBack() throws Exception {
    workload.live(0, 1, 33);
    workload.watermark(minute(100));
    workload.live(100, 101, 33);

    assertThat(workload.watermark(minute(120)))
        .extracting(Recommendation::decidedAtMillis, Recommendation::decidedBy)
        .containsExactly(tuple(minute(116), DecisionRule.HOLD));
    assertThat(workload.timers()).isEqualTo(1);
  }

  @Test
  void keepsWhatItLearntOfAWorkloadThatIsNotNamedForAWhile() throws Exception {
    workload.live(0, 3, 33);
    workload.demand(3, 33);
    OperatorSubtaskState before = workload.snapshot();

    OperatorSubtaskState unnamed;
    try (ScaledWorkload other = ScaledWorkload.restore(before, ScaledWorkload.NONE_NAMED)) {
      assertThat(other.watermark(minute(60))).isEmpty();
      assertThat(other.stateEntries()).as("what was learnt").isEqualTo(1);
      assertThat(other.timers()).isEqualTo(1);
      unnamed = other.snapshot();
    }
    try (ScaledWorkload back = ScaledWorkload.restore(unnamed, ScaledWorkload.SETTINGS)) {
      assertThat(back.live(60, 61, 33)).hasSize(1);
      assertThat(back.watermark(minute(76)))
          .extracting(Recommendation::decidedBy)
          .containsExactly(DecisionRule.HOLD);
    }
  }

  @Test
  void holdsNothingWhileTelemetryComes() throws Exception {
    assertThat(workload.live(0, 60, 33))
        .extracting(Recommendation::decidedBy)
        .doesNotContain(DecisionRule.HOLD);
    assertThat(workload.timers()).isEqualTo(1);
  }

  @Test
  void saysNothingMoreAtTheEndOfTheInput() throws Exception {
    workload.live(0, 1, 33);

    assertThat(workload.watermark(Long.MAX_VALUE)).isEmpty();
    assertThat(workload.stateEntries()).isEqualTo(1);
    assertThat(workload.timers()).isZero();
  }
}
