package io.foretide.model.scaling;

import static io.foretide.model.scaling.Policies.CHECKOUT;
import static io.foretide.model.scaling.Policies.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.model.forecast.Told;
import io.foretide.model.lead.LeadForecast;
import io.foretide.model.lead.LeadSkill;
import io.foretide.model.series.Trust;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A replica serves 5 requests a second; new ones are ready after fifteen minutes. */
class GuidedScalingTest {
  @Test
  void theReasonNamesTheCalendarThatMovedIt() {
    Recommendation moved = decide(82, 2);
    assertThat(moved.replicas()).isEqualTo(17);
    assertThat(moved.reason())
        .isEqualTo(
            "p99.2 of demand at 14:20 is 82.0/s, 2 times the usual by sale@1:"
                + " 17 replicas of 5.0/s; current demand 41.0/s needs 9");
    assertThat(moved.controls()).containsExactly("sale@1");
  }

  /** Without it 2 replicas, with it 3; current demand needs 9. */
  @Test
  void theReasonNamesNoCalendarThatMovedNothing() {
    Recommendation unmoved = decide(15, 1.5);
    assertThat(unmoved.decidedBy()).isEqualTo(DecisionRule.REACTIVE);
    assertThat(unmoved.reason()).doesNotContain("sale");
    assertThat(unmoved.controls()).containsExactly("sale@1");
  }

  @Test
  void multipliesTheForecastOfWhenPodsAreReadyButNotTheFloor() {
    WorkloadScaler told = scaler();
    WorkloadScaler untold = scaler();
    Told threefold = Told.factor(3, 30 * MINUTE, 60 * MINUTE);
    for (int minute = 0; minute < 30; minute++) {
      Recommendation usual = untold.learn(reading(minute)).recommendation();
      Recommendation guided = told.learn(reading(minute), threefold).recommendation();
      if (usual == null) {
        assertThat(guided).isNull();
        continue;
      }
      // Decided for the five minutes from 15 after the end of the window on.
      double factor = minute + 1 + 15 + 5 > 30 ? 3 : 1;
      assertThat(guided.demandQuantile()).isEqualTo(factor * usual.demandQuantile());
      assertThat(guided.demandMedian()).isEqualTo(factor * usual.demandMedian());
      assertThat(guided.reactiveReplicas()).isEqualTo(usual.reactiveReplicas()).isEqualTo(4);
      assertThat(guided.controls()).hasSize(factor == 1 ? 0 : 1);
    }
  }

  private static WorkloadScaler scaler() {
    return new WorkloadScaler(CHECKOUT, Policies.plain(), MINUTE);
  }

  private static WorkloadReading reading(int minute) {
    return WorkloadReading.unknown(minute * MINUTE, (minute + 1) * MINUTE).withDemand(20);
  }

  private static Recommendation decide(double capacity, double factor) {
    List<String> marks = List.of("sale@1");
    LeadForecast forecast =
        new LeadForecast(
            0,
            capacity / 2,
            capacity,
            0.008,
            new LeadSkill(1, 2, 3, 0.01, false),
            Trust.TRAINED,
            factor,
            marks,
            marks);
    return new ScalingDecider(CHECKOUT, Policies.plain()).decide(Policies.at(0, 41, forecast));
  }
}
