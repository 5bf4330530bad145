package io.foretide.scaling;

import static io.foretide.flink.fixtures.TelemetryFixtures.CHECKOUT;
import static io.foretide.scaling.ScaledWorkload.minute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.foretide.model.scaling.DecisionRule;
import io.foretide.model.scaling.Recommendation;
import io.foretide.model.series.SeriesKey;
import java.util.List;
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
  void recommendsWhatTheForecastNeedsOncePodsAreReady() throws Exception {
    assertThat(workload.forecast(0, 10, 33))
        .singleElement(type(Recommendation.class))
        .satisfies(
            recommended -> {
              assertThat(recommended.workload()).isEqualTo(CHECKOUT);
              assertThat(recommended.decidedAtMillis()).isEqualTo(minute(0));
              assertThat(recommended.effectiveAtMillis()).isEqualTo(minute(5));
              // 33 / 5 -> 7 ahead, 10 / 5 -> 2 now
              assertThat(recommended.replicas()).isEqualTo(7);
              assertThat(recommended.reactiveReplicas()).isEqualTo(2);
              assertThat(recommended.decidedBy()).isEqualTo(DecisionRule.FORECAST);
            });
    assertThat(workload.stateEntries()).isEqualTo(1);
    assertThat(workload.timers()).isEqualTo(1);
  }

  @Test
  void neverRecommendsLessThanCurrentDemandNeeds() throws Exception {
    assertThat(workload.forecast(0, 33, 10))
        .extracting(Recommendation::replicas, Recommendation::decidedBy)
        .containsExactly(tuple(7, DecisionRule.REACTIVE));
  }

  @Test
  void holdsARecentHigherNeedBeforeItScalesDown() throws Exception {
    // wanted 7, 2, 2, 2; held for ten minutes
    workload.forecast(0, 10, 33);

    assertThat(replicas(workload.forecast(5, 10, 10))).containsExactly(7);
    assertThat(replicas(workload.forecast(10, 10, 10))).containsExactly(7);
    assertThat(replicas(workload.forecast(15, 10, 10))).containsExactly(2);
  }

  @Test
  void decidesOncePerDecisionInterval() throws Exception {
    workload.forecast(0, 10, 33);

    assertThat(workload.forecast(1, 10, 33)).isEmpty();
    assertThat(workload.forecast(4, 10, 33)).isEmpty();
    assertThat(workload.forecast(5, 10, 33)).hasSize(1);
  }

  @Test
  void passesReplayedForecastsOver() throws Exception {
    workload.forecast(0, 10, 33);

    assertThat(workload.forecast(0, 10, 33)).isEmpty();
    assertThat(workload.forecast(-5, 10, 99)).isEmpty();
  }

  @Test
  void repeatsTheSameRecommendationWhenAllIsReplayed() throws Exception {
    List<Recommendation> first = workload.forecast(0, 10, 33);

    try (ScaledWorkload again = ScaledWorkload.open()) {
      assertThat(again.forecast(0, 10, 33)).isEqualTo(first);
    }
  }

  @Test
  void ignoresWorkloadsWithoutACapacity() throws Exception {
    SeriesKey other = new SeriesKey("shop", "search", "", "requests");

    assertThat(workload.forecast(ScaledWorkload.forecast(other, 0, 10, 33))).isEmpty();
    assertThat(workload.stateEntries()).isZero();
    assertThat(workload.timers()).isZero();
  }

  @Test
  void holdsTheLastDecisionOnceWhenForecastsStop() throws Exception {
    workload.forecast(0, 10, 33);
    assertThat(workload.watermark(minute(15) - 1)).isEmpty();

    assertThat(workload.watermark(minute(15)))
        .singleElement(type(Recommendation.class))
        .satisfies(
            held -> {
              assertThat(held.replicas()).isEqualTo(7);
              assertThat(held.decidedBy()).isEqualTo(DecisionRule.HOLD);
              assertThat(held.decidedAtMillis()).isEqualTo(minute(15));
            });
    assertThat(workload.watermark(minute(120))).isEmpty();
    assertThat(workload.timers()).isEqualTo(1);
  }

  @Test
  void holdsNothingWhileForecastsCome() throws Exception {
    for (int minute = 0; minute <= 60; minute += 5) {
      workload.forecast(minute, 10, 33);
      assertThat(workload.watermark(minute(minute))).isEmpty();
    }

    assertThat(workload.timers()).isEqualTo(1);
  }

  @Test
  void saysNothingMoreAtTheEndOfTheInput() throws Exception {
    workload.forecast(0, 10, 33);

    assertThat(workload.watermark(Long.MAX_VALUE)).isEmpty();
    assertThat(workload.stateEntries()).isEqualTo(1);
    assertThat(workload.timers()).isZero();
  }

  private static List<Integer> replicas(List<Recommendation> recommendations) {
    return recommendations.stream().map(Recommendation::replicas).toList();
  }
}
