package io.foretide.model.scaling;

import static io.foretide.model.scaling.Forecasts.CHECKOUT;
import static io.foretide.model.scaling.Forecasts.MINUTE;
import static io.foretide.model.scaling.Forecasts.START;
import static io.foretide.model.scaling.Forecasts.flat;
import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.model.series.HorizonForecast;
import io.foretide.model.series.Trust;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalingDeciderTest {
  private static final WorkloadPolicy POLICY = Forecasts.policy(1, 100, 10);

  private final ScalingProgress state = new ScalingProgress();

  @Test
  void providesForTheHighestDemandWhenPodsAreReady() {
    // wanted are the steps 16 to 20; the peaks before and after are not
    double[] p99 = new double[60];
    p99[14] = 90;
    p99[15] = 41.3;
    p99[19] = 40;
    p99[20] = 90;

    Recommendation decision = decide(Forecasts.of(START, 33, Trust.TRAINED, p99));

    assertThat(decision)
        .isEqualTo(
            new Recommendation(
                "219df617202317bd59916fca50c0f346",
                CHECKOUT,
                START,
                START + 15 * MINUTE,
                9,
                9,
                7,
                41.3,
                33,
                0.99,
                DecisionRule.FORECAST,
                "p99 of demand at 14:20 is 41.3/s: 9 replicas of 5.0/s; current demand 33.0/s"
                    + " needs 7",
                Trust.TRAINED));
  }

  @Test
  void neverProvidesLessThanCurrentDemandNeeds() {
    Recommendation decision = decide(flat(START, 52, 41.3));

    assertThat(decision.replicas()).isEqualTo(11);
    assertThat(decision.decidedBy()).isEqualTo(DecisionRule.REACTIVE);
  }

  @Test
  void usesTheLastStepsBeyondTheHorizonAndSaysSo() {
    HorizonForecast shorter = Forecasts.of(START, 5, Trust.TRAINED, 10, 20, 30);

    Recommendation decision = decide(shorter);

    assertThat(decision.replicas()).isEqualTo(6);
    assertThat(decision.reason())
        .isEqualTo(
            "p99 of demand at 14:07 is 30.0/s (the forecast ends at 14:08): 6 replicas of 5.0/s;"
                + " current demand 5.0/s needs 1");
  }

  @Test
  void decidesOnceInAnInterval() {
    // aligned to 14:05, 14:10, 14:15
    assertThat(decide(flat(START + MINUTE, 10, 10))).isNotNull();
    assertThat(decide(flat(START + 2 * MINUTE, 10, 10))).isNull();
    assertThat(decide(flat(START + 4 * MINUTE, 10, 10))).isNull();
    assertThat(decide(flat(START + 5 * MINUTE, 10, 10))).isNotNull();
    assertThat(decide(flat(START + 12 * MINUTE, 10, 10))).isNotNull();
  }

  @Test
  void ignoresReplays() {
    decide(flat(START, 10, 10));
    byte[] before = state.encode();

    assertThat(decide(flat(START, 90, 90))).isNull();
    assertThat(decide(flat(START - 60 * MINUTE, 90, 90))).isNull();
    assertThat(state.encode()).isEqualTo(before);
  }

  @Test
  void holdsWhatWasWantedLately() {
    // wanted 10, 4, 4, 4 every 5 minutes: 10, [10, 10], 4
    assertThat(decide(flat(START, 10, 50)).replicas()).isEqualTo(10);
    Recommendation held = decide(flat(START + 5 * MINUTE, 10, 20));
    assertThat(held.replicas()).isEqualTo(10);
    assertThat(held.decidedBy()).isEqualTo(DecisionRule.STABILIZATION);
    assertThat(held.forecastReplicas()).isEqualTo(4);
    assertThat(held.reason())
        .isEqualTo(
            "p99 of demand at 14:25 is 20.0/s: 4 replicas of 5.0/s; current demand 10.0/s needs 2;"
                + " held at 10, wanted at 14:05");
    assertThat(decide(flat(START + 10 * MINUTE, 10, 20)).replicas()).isEqualTo(10);

    Recommendation after = decide(flat(START + 15 * MINUTE, 10, 20));
    assertThat(after.replicas()).isEqualTo(4);
    assertThat(after.decidedBy()).isEqualTo(DecisionRule.FORECAST);
  }

  @Test
  void keepsWhatTheForecastNeedsUntilPodsCouldComeBack() {
    WorkloadPolicy unstabilized = Forecasts.policy(1, 100, 0);
    ScalingDecider.decide(state, flat(START, 10, 50), unstabilized);
    // 10 run; a peak of 8 comes before pods started now are ready, then 4 suffice
    double[] p99 = new double[60];
    p99[7] = 40;
    p99[15] = 20;

    Recommendation kept =
        ScalingDecider.decide(
            state, Forecasts.of(START + 5 * MINUTE, 10, Trust.TRAINED, p99), unstabilized);
    assertThat(kept.replicas()).isEqualTo(8);
    assertThat(kept.decidedBy()).isEqualTo(DecisionRule.STABILIZATION);
    assertThat(kept.reason()).endsWith("; held at 8, for p99 of demand at 14:17 is 40.0/s");
  }

  @Test
  void addsNothingForWhatComesBeforePodsAreReady() {
    decide(flat(START, 10, 20));
    double[] p99 = new double[60];
    p99[7] = 400;
    p99[15] = 20;

    Recommendation decision = decide(Forecasts.of(START + 5 * MINUTE, 10, Trust.TRAINED, p99));
    assertThat(decision.replicas()).isEqualTo(4);
    assertThat(decision.decidedBy()).isEqualTo(DecisionRule.FORECAST);
  }

  @Test
  void staysWithinTheBounds() {
    WorkloadPolicy bounded = Forecasts.policy(3, 8, 0);

    Recommendation least = ScalingDecider.decide(state, flat(START, 0, 0), bounded);
    assertThat(least.replicas()).isEqualTo(3);
    assertThat(least.decidedBy()).isEqualTo(DecisionRule.MINIMUM);
    assertThat(least.reason()).endsWith("; at least 3");

    Recommendation most = ScalingDecider.decide(state, flat(START + 5 * MINUTE, 9, 99), bounded);
    assertThat(most.replicas()).isEqualTo(8);
    assertThat(most.forecastReplicas()).isEqualTo(20);
    assertThat(most.decidedBy()).isEqualTo(DecisionRule.MAXIMUM);
    assertThat(most.reason()).endsWith("; at most 8");
  }

  @Test
  void reactsWithHeadroomWhileLearning() {
    Recommendation decision = decide(Forecasts.of(START, 33, Trust.LEARNING, 500, 500));

    assertThat(decision.replicas()).isEqualTo(8);
    assertThat(decision.decidedBy()).isEqualTo(DecisionRule.REACTIVE);
    assertThat(decision.demandQuantile()).isNaN();
    assertThat(decision.reason())
        .isEqualTo(
            "still learning: current demand 33.0/s and 20 % on top need 8 replicas of 5.0/s");
  }

  @Test
  void reactsWithHeadroomWithoutAForecast() {
    assertThat(decide(Forecasts.of(START, 5, Trust.TRAINED)).reason())
        .isEqualTo(
            "no forecast for the time needed: current demand 5.0/s and 20 % on top need"
                + " 2 replicas of 5.0/s");
    assertThat(decide(flat(START + 5 * MINUTE, 5, Double.NaN)).replicas()).isEqualTo(2);
  }

  @Test
  void holdsWithoutCurrentDemand() {
    decide(flat(START, 10, 41));

    Recommendation held = decide(flat(START + 5 * MINUTE, Double.NaN, 90));
    assertThat(held.replicas()).isEqualTo(9);
    assertThat(held.decidedBy()).isEqualTo(DecisionRule.HOLD);
    assertThat(held.currentDemand()).isNaN();
    assertThat(held.reason()).isEqualTo("current demand unknown since 14:05: holding 9");
    // what was held counts as wanted
    assertThat(decide(flat(START + 15 * MINUTE, 10, 10)).replicas()).isEqualTo(9);
    assertThat(decide(flat(START + 20 * MINUTE, 10, 10)).replicas()).isEqualTo(2);
  }

  @Test
  void saysNothingWhenThereIsNothingToHold() {
    assertThat(decide(flat(START, Double.NaN, 41))).isNull();
    assertThat(ScalingDecider.holdWhenStale(state, CHECKOUT, Long.MAX_VALUE, POLICY)).isNull();
    assertThat(state.isEmpty()).isTrue();
    assertThat(decide(flat(START + MINUTE, 10, 41)).replicas()).isEqualTo(9);
  }

  @Test
  void holdsOnceWhenForecastsStop() {
    decide(flat(START, 10, 41));
    long stale = START + 30 * MINUTE;
    assertThat(ScalingDecider.holdWhenStale(state, CHECKOUT, stale - 1, POLICY)).isNull();

    Recommendation held = ScalingDecider.holdWhenStale(state, CHECKOUT, stale + 7 * MINUTE, POLICY);
    assertThat(held.decidedAtMillis()).isEqualTo(stale);
    assertThat(held.replicas()).isEqualTo(9);
    assertThat(held.decidedBy()).isEqualTo(DecisionRule.HOLD);
    assertThat(held.reason()).isEqualTo("no forecast since 14:05: holding 9");
    assertThat(ScalingDecider.holdWhenStale(state, CHECKOUT, Long.MAX_VALUE, POLICY)).isNull();
    assertThat(decide(flat(stale + 5 * MINUTE, 10, 60)).replicas()).isEqualTo(12);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 1",
    "0, NaN, 1",
    "-5, -5, 1",
    "1e300, 1, 100",
    "1, 1e300, 100",
    "1, Infinity, 100",
    "1e-9, 1e-9, 1"
  })
  void neverRecommendsLessThanOneNorMoreThanTheBound(double current, double p99, int replicas) {
    assertThat(decide(flat(START, current, p99)).replicas()).isEqualTo(replicas);
    assertThat(decide(flat(START + 5 * MINUTE, Double.NaN, p99)).replicas()).isEqualTo(replicas);
  }

  @Test
  void aWholeNumberOfReplicasIsNotRoundedUp() {
    WorkloadPolicy tenths = new WorkloadPolicy(0.1, 0, 0.01, 1, 100, 0, 5 * MINUTE, 30 * MINUTE);

    assertThat(ScalingDecider.decide(state, flat(START, 0, 0.3), tenths).replicas()).isEqualTo(3);
  }

  private Recommendation decide(HorizonForecast forecast) {
    return ScalingDecider.decide(state, forecast, POLICY);
  }
}
