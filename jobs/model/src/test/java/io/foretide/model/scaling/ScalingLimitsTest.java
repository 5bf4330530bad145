package io.foretide.model.scaling;

import static io.foretide.model.scaling.Policies.CHECKOUT;
import static io.foretide.model.scaling.Policies.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What keeps a workload from what is wanted. */
class ScalingLimitsTest {
  private ScalingDecider decider;

  @Test
  void keepsWhatWasPromisedForTheLeadTime() {
    // wanted 10, 4, 4, 4 every 5 minutes, pods ready after 15: 10, [10, 10, 10], 4
    decider = new ScalingDecider(CHECKOUT, Policies.plain());
    assertThat(decide(at(0, 10, 50)).replicas()).isEqualTo(10);
    Recommendation held = decide(at(5, 10, 20));
    assertThat(held.replicas()).isEqualTo(10);
    assertThat(held.decidedBy()).isEqualTo(DecisionRule.STABILIZATION);
    assertThat(held.limits()).containsExactly(DecisionRule.STABILIZATION);
    assertThat(held.forecastReplicas()).isEqualTo(4);
    assertThat(held.reason()).endsWith("; held at 10, wanted at 14:05");
    assertThat(decide(at(10, 10, 20)).replicas()).isEqualTo(10);
    assertThat(decide(at(15, 10, 20)).replicas()).isEqualTo(10);
    assertThat(decide(at(20, 10, 20)).replicas()).isEqualTo(4);
  }

  @Test
  void stabilizesLongerThanTheLeadTime() {
    decider = new ScalingDecider(CHECKOUT, new Policies().stabilization(30).policy());
    decide(at(0, 10, 50));
    assertThat(decide(at(30, 10, 20)).replicas()).isEqualTo(10);
    assertThat(decide(at(35, 10, 20)).replicas()).isEqualTo(4);
  }

  @Test
  void takesOneStepAtMost() {
    decider = new ScalingDecider(CHECKOUT, new Policies().largestStep(3).policy());
    decide(at(0, 10, 20));

    Recommendation up = decide(at(5, 10, 60));
    assertThat(up.replicas()).isEqualTo(7);
    assertThat(up.decidedBy()).isEqualTo(DecisionRule.STEP);
    assertThat(up.reason()).endsWith("; one step is at most 3");
    assertThat(decide(at(10, 10, 60)).replicas()).isEqualTo(10);
    Recommendation down = decide(at(60, 10, 10));
    assertThat(down.replicas()).isEqualTo(7);
    assertThat(down.limits()).containsExactly(DecisionRule.STEP);
  }

  @Test
  void aStepNeverEndsBelowWhatCurrentDemandNeeds() {
    decider = new ScalingDecider(CHECKOUT, new Policies().largestStep(3).policy());
    decide(at(0, 10, 20));

    assertThat(decide(at(5, 60, 90)).replicas()).isEqualTo(12);
  }

  @ParameterizedTest
  @CsvSource({"NONE, 10, 1", "UP, 4, 1", "DOWN, 10, 4", "BOTH, 4, 4"})
  void isPausedOneWayOrBoth(ScalingPause pause, int more, int fewer) {
    decider = new ScalingDecider(CHECKOUT, new Policies().pause(pause).policy());
    decide(at(0, 1, 20));
    assertThat(decide(at(5, 1, 50)).replicas()).isEqualTo(more);

    ScalingDecider other = new ScalingDecider(CHECKOUT, new Policies().pause(pause).policy());
    other.decide(at(0, 1, 20));
    Recommendation down = other.decide(at(60, 1, 1));
    assertThat(down.replicas()).isEqualTo(fewer);
  }

  @Test
  void staysWithinTheBounds() {
    decider = new ScalingDecider(CHECKOUT, new Policies().bounds(3, 8).policy());

    Recommendation least = decide(at(0, 0, 0));
    assertThat(least.replicas()).isEqualTo(3);
    assertThat(least.decidedBy()).isEqualTo(DecisionRule.MINIMUM);
    assertThat(least.reason()).endsWith("; at least 3");

    Recommendation most = decide(at(5, 9, 99));
    assertThat(most.replicas()).isEqualTo(8);
    assertThat(most.forecastReplicas()).isEqualTo(20);
    assertThat(most.decidedBy()).isEqualTo(DecisionRule.MAXIMUM);
    assertThat(most.reason()).endsWith("; at most 8");
  }

  @Test
  void boundsOfTheDayHoldWhenTheirPodsAreToBeReady() {
    // decided at 14:05 and ready at 14:20; from 14:15 on ten at least
    DailyBounds afternoon = new DailyBounds(LocalTime.of(14, 15), LocalTime.of(16, 0), 10, 20);
    decider = new ScalingDecider(CHECKOUT, new Policies().bounds(1, 8, afternoon).policy());

    assertThat(decide(at(0, 1, 1)).replicas()).isEqualTo(10);
    assertThat(decide(at(20, 1, 99)).replicas()).isEqualTo(20);
    assertThat(decide(at(180, 1, 99)).replicas()).isEqualTo(8);
  }

  @Test
  void namesEveryLimitInItsOrder() {
    decider = new ScalingDecider(CHECKOUT, new Policies().bounds(1, 9).largestStep(3).policy());
    decide(at(0, 1, 40));
    decide(at(5, 1, 40));

    Recommendation decision = decide(at(10, 1, 99));
    assertThat(decision.replicas()).isEqualTo(9);
    assertThat(decision.limits()).isEqualTo(List.of(DecisionRule.STEP, DecisionRule.MAXIMUM));
    assertThat(decision.decidedBy()).isEqualTo(DecisionRule.MAXIMUM);
  }

  private Recommendation decide(Situation now) {
    return decider.decide(now);
  }
}
