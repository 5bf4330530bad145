package io.foretide.model.scaling;

import static io.foretide.model.scaling.Policies.CHECKOUT;
import static io.foretide.model.scaling.Policies.MINUTE;
import static io.foretide.model.scaling.Policies.START;
import static io.foretide.model.scaling.Policies.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.model.lead.LeadForecast;
import io.foretide.model.lead.LeadSkill;
import io.foretide.model.series.Trust;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wanted. */
class ScalingDeciderTest {
  private final ScalingDecider decider = new ScalingDecider(CHECKOUT, Policies.plain());

  @Test
  void providesForTheDemandWhenPodsAreReady() {
    Recommendation decision = decide(at(0, 33, 41.3));

    assertThat(decision)
        .isEqualTo(
            new Recommendation(
                "219df617202317bd59916fca50c0f346",
                CHECKOUT,
                ScalingMode.FORECAST_ONLY,
                START,
                START + 15 * MINUTE,
                9,
                9,
                7,
                Double.NaN,
                Double.NaN,
                5,
                41.3 / 2,
                41.3,
                33,
                0.992,
                new LeadSkill(1, 2, 3, 0.01, false),
                DecisionRule.FORECAST,
                List.of(),
                "p99.2 of demand at 14:20 is 41.3/s: 9 replicas of 5.0/s; current demand 33.0/s"
                    + " needs 7",
                Trust.TRAINED));
  }

  @Test
  void neverProvidesLessThanCurrentDemandNeeds() {
    Recommendation decision = decide(at(0, 52, 41.3));

    assertThat(decision.replicas()).isEqualTo(11);
    assertThat(decision.decidedBy()).isEqualTo(DecisionRule.REACTIVE);
    assertThat(decision.forecastReplicas()).isEqualTo(9);
  }

  @Test
  void addsHeadroomToCurrentDemandWhileLearning() {
    Situation learning = at(0, 33, Policies.forecast(10, Trust.LEARNING, LeadSkill.UNKNOWN));

    Recommendation decision = decide(learning);
    assertThat(decision.replicas()).isEqualTo(8);
    assertThat(decision.decidedBy()).isEqualTo(DecisionRule.REACTIVE);
    assertThat(decision.reason())
        .startsWith("still learning: p99.2 of demand")
        .endsWith("current demand 33.0/s needs 7, with headroom 8");
  }

  @Test
  void saysThatItFollowsDemand() {
    LeadSkill worse = new LeadSkill(3, 2, 3, 0.02, true);

    Recommendation decision = decide(at(0, 33, Policies.forecast(60, Trust.TRAINED, worse)));
    assertThat(decision.replicas()).isEqualTo(12);
    assertThat(decision.decidedBy()).isEqualTo(DecisionRule.REACTIVE);
    assertThat(decision.reason())
        .startsWith("following demand, which has cost less than forecasts: p99.2");
  }

  @Test
  void decidesOnceInAnInterval() {
    // aligned to 14:05, 14:10, 14:15
    assertThat(decide(at(1, 10, 10))).isNotNull();
    assertThat(decide(at(2, 10, 10))).isNull();
    assertThat(decide(at(4, 10, 10))).isNull();
    assertThat(decide(at(5, 10, 10))).isNotNull();
    assertThat(decide(at(12, 10, 10))).isNotNull();
  }

  @Test
  void holdsWithoutCurrentDemand() {
    decide(at(0, 10, 41));

    Recommendation held = decide(at(5, Double.NaN, 90));
    assertThat(held.replicas()).isEqualTo(9);
    assertThat(held.decidedBy()).isEqualTo(DecisionRule.HOLD);
    assertThat(held.currentDemand()).isNaN();
    assertThat(held.demandQuantile()).isNaN();
    assertThat(held.skill()).isEqualTo(LeadSkill.UNKNOWN);
    assertThat(held.reason()).isEqualTo("current demand unknown since 14:05: holding 9");
    // what was held counts as wanted, for the lead time
    assertThat(decide(at(20, 10, 10)).replicas()).isEqualTo(9);
    assertThat(decide(at(25, 10, 10)).replicas()).isEqualTo(2);
  }

  @Test
  void keepsWhatIsAskedForUntilTheCapacityIsLearnt() {
    Recommendation held = decide(unlearnt(0, 3.7, 10));
    assertThat(held.replicas()).isEqualTo(10);
    assertThat(held.decidedBy()).isEqualTo(DecisionRule.HOLD);
    assertThat(held.reason()).startsWith("what a replica serves is not learnt yet").endsWith("10");
    assertThat(held.forecastReplicas()).isZero();
    assertThat(decide(unlearnt(5, 10, 14)).replicas()).isEqualTo(14);
    assertThat(decide(unlearnt(10, 14, 6.5)).replicas()).isEqualTo(7);
  }

  @Test
  void keepsTheMostThatWasReadyWhenNobodySaysWhatIsAskedFor() {
    assertThat(decide(unlearnt(0, 3.7, Double.NaN)).replicas()).isEqualTo(4);
    assertThat(decide(unlearnt(5, 10, Double.NaN)).replicas()).isEqualTo(10);
    // one has crashed
    assertThat(decide(unlearnt(10, 9, Double.NaN)).replicas()).isEqualTo(10);
    assertThat(decide(unlearnt(15, Double.NaN, Double.NaN)).replicas()).isEqualTo(10);
  }

  private static Situation unlearnt(int minute, double ready, double wanted) {
    LeadForecast forecast = Policies.forecast(9);
    return new Situation(START + minute * MINUTE, 0, forecast, 9, ready, wanted, Double.NaN);
  }

  @Test
  void saysNothingWhenThereIsNothingToHold() {
    assertThat(decide(at(0, Double.NaN, 41))).isNull();
    assertThat(stale(1_000)).isNull();
    assertThat(decider.isEmpty()).isTrue();
    assertThat(decide(at(1, 10, 41)).replicas()).isEqualTo(9);
  }

  @Test
  void holdsOnceWhenTelemetryStops() {
    decide(at(0, 10, 41));
    assertThat(stale(29)).isNull();

    Recommendation held = stale(37);
    assertThat(held.decidedAtMillis()).isEqualTo(START + 30 * MINUTE);
    assertThat(held.replicas()).isEqualTo(9);
    assertThat(held.decidedBy()).isEqualTo(DecisionRule.HOLD);
    assertThat(held.reason()).isEqualTo("no telemetry since 14:05: holding 9");
    assertThat(stale(1_000)).isNull();
    assertThat(decide(at(40, 10, 60)).replicas()).isEqualTo(12);
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 1", "1e300, 1, 100", "1, 1e300, 100", "1, Infinity, 100", "1e-9, 1e-9, 1"})
  void neverRecommendsLessThanOneNorMoreThanTheBound(double demand, double ahead, int replicas) {
    assertThat(decide(at(0, demand, ahead)).replicas()).isEqualTo(replicas);
  }

  @Test
  void aWholeNumberOfReplicasIsNotRoundedUp() {
    Situation tenths = new Situation(START, 0, Policies.forecast(0.3), 0, 3, 3, 0.1);

    assertThat(decide(tenths).replicas()).isEqualTo(3);
  }

  private Recommendation decide(Situation now) {
    return decider.decide(now);
  }

  private Recommendation stale(int minute) {
    return decider.holdWhenStale(START + minute * MINUTE, 15 * MINUTE, 5);
  }
}
