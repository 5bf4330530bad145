package io.foretide.model.scaling;

import static io.foretide.model.scaling.Policies.CHECKOUT;
import static io.foretide.model.scaling.Policies.MINUTE;
import static io.foretide.model.scaling.Policies.START;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PendingOutcomesTest {
  private static final double UNKNOWN = Double.NaN;

  private final PendingOutcomes pending = new PendingOutcomes();
  private final List<ScalingOutcome> outcomes = new ArrayList<>();

  @Test
  void everyRecommendationHasAnOutcome() {
    liveForADay(Policies.plain(), 15);

    // every 5 minutes but the last 3 + 1
    assertThat(outcomes).hasSize(288 - 4);
    assertThat(outcomes.get(0).untilMillis()).isEqualTo(outcomes.get(1).effectiveAtMillis());
  }

  @Test
  void ofManyWithinTheLeadTimeSomeHaveOne() {
    WorkloadPolicy plain = Policies.plain();
    WorkloadPolicy policy =
        new WorkloadPolicy(
            plain.mode(),
            plain.capacity(),
            new PodLead(1_440 * MINUTE, false),
            plain.targetViolation(),
            plain.limits(),
            MINUTE,
            plain.staleAfterMillis());
    liveForADay(policy, 1_440);

    // every fifth of 1,440
    assertThat(pending.bytes()).isEqualTo(Integer.BYTES + 288 * PendingOutcome.BYTES);
    assertThat(outcomes).isEmpty();
  }

  @Test
  void whatCannotBeJudgedHasNone() {
    ScalingDecider decider = new ScalingDecider(CHECKOUT, Policies.plain());
    pending.follow(decider.decide(Policies.at(0, 10, 10)), 0, Policies.plain());
    Situation unlearnt =
        new Situation(START + 5 * MINUTE, 0, Policies.forecast(9), 9, 7, 7, UNKNOWN);
    pending.follow(decider.decide(unlearnt), 2, Policies.plain());

    assertThat(pending.bytes()).isEqualTo(Integer.BYTES);
  }

  private void liveForADay(WorkloadPolicy policy, int lead) {
    ScalingDecider decider = new ScalingDecider(CHECKOUT, policy);
    for (int minute = 0; minute < 1_440; minute++) {
      long end = START + minute * MINUTE;
      outcomes.addAll(
          pending.learn(WorkloadReading.unknown(end - MINUTE, end).withDemand(10), CHECKOUT));
      Recommendation made =
          decider.decide(
              new Situation(end, lead * MINUTE, Policies.forecast(10), 10, UNKNOWN, UNKNOWN, 5));
      if (made != null) {
        pending.follow(made, 2, policy);
      }
    }
  }
}
