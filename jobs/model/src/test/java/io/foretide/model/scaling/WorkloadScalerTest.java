package io.foretide.model.scaling;

import static io.foretide.model.scaling.Policies.CHECKOUT;
import static io.foretide.model.scaling.Policies.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foretide.model.series.Trust;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** A workload from the epoch's midnight on, minute by minute. */
class WorkloadScalerTest {
  private static final int DAY = 1_440;

  private final List<Recommendation> recommendations = new ArrayList<>();
  private final List<ScalingOutcome> outcomes = new ArrayList<>();

  @Test
  void saysWhatCameOfARecommendation() {
    // decided at 0:01 with 20/s: 4 replicas now, 5 with a fifth on top, ready at 0:16;
    // and again at 0:05, ready at 0:20
    WorkloadScaler scaler = scaler(Policies.plain());
    live(scaler, 0, 21, minute -> minute < 18 ? 20 : 30);

    Recommendation first = recommendations.get(0);
    assertThat(first.decidedAtMillis()).isEqualTo(MINUTE);
    ScalingOutcome outcome = outcomes.get(0);
    assertThat(outcome.recommendationId()).isEqualTo(first.recommendationId());
    assertThat(outcome.effectiveAtMillis()).isEqualTo(16 * MINUTE);
    assertThat(outcome.untilMillis()).isEqualTo(20 * MINUTE);
    assertThat(outcome.replicas()).isEqualTo(first.replicas());
    assertThat(outcome.reactiveReplicas()).isEqualTo(4);
    assertThat(outcome.demand()).isEqualTo(30);
    assertThat(outcome.neededReplicas()).isEqualTo(6);
    // too few for two minutes of four: 2 replicas, each 99 times as dear as one too many
    assertThat(outcome.reactiveRegret()).isCloseTo(2 * 2 * 99 / 60.0, within(1e-9));
    assertThat(outcome.readyReplicas()).isNaN();
  }

  @Test
  void withoutTelemetryFollowingDemandWouldHaveHeldToo() {
    WorkloadScaler scaler = scaler(Policies.plain());
    live(scaler, 0, 1, minute -> 20);
    live(scaler, 1, 16, minute -> Double.NaN);
    outcomes.clear();
    // recommended at 0:15 without current demand, for 0:30 to 0:35
    live(scaler, 16, 35, minute -> 30);

    ScalingOutcome held = outcomes.get(outcomes.size() - 1);
    assertThat(decidedAt(15).decidedBy()).isEqualTo(DecisionRule.HOLD);
    assertThat(decidedAt(15).reactiveReplicas()).isZero();
    assertThat(held.recommendationId()).isEqualTo(decidedAt(15).recommendationId());
    assertThat(held.reactiveReplicas()).isEqualTo(4);
    assertThat(held.reactiveRegret()).isCloseTo(5 * 2 * 99 / 60.0, within(1e-9));
  }

  @Test
  void outcomesFollowOneAnotherThroughASilenceAndAShorterLead() {
    WorkloadScaler scaler = scaler(new Policies().learntLead().policy());
    double ready = 2;
    for (int minute = 0; minute < 12 * 60; minute++) {
      if (minute == 300) {
        minute = 340;
        assertThat(scaler.holdWhenStale(scaler.staleMillis())).isNotNull();
      }
      int phase = minute % 30;
      ready = phase < 10 ? phase >= 7 ? 4 : 2 : 2;
      take(scaler, reading(minute, 9).withWanted(phase < 10 ? 4 : 2).withReady(ready));
    }
    assertThat(outcomes).hasSizeGreaterThan(120);
    for (int i = 1; i < outcomes.size(); i++) {
      assertThat(outcomes.get(i).effectiveAtMillis())
          .isGreaterThanOrEqualTo(outcomes.get(i - 1).untilMillis());
      assertThat(outcomes.get(i).untilMillis()).isGreaterThan(outcomes.get(i).effectiveAtMillis());
    }
    assertThat(outcomes)
        .extracting(ScalingOutcome::decidedAtMillis)
        .as("what was held in the silence")
        .contains(330 * MINUTE);
  }

  @Test
  void learnsDemandAnewOnAnotherClock() {
    WorkloadScaler scaler = scaler(Policies.plain());
    live(scaler, 0, 2 * DAY, WorkloadScalerTest::burst);
    WorkloadPolicy plain = Policies.plain();
    ReplicaLimits limits =
        new ReplicaLimits(
            new ReplicaBounds(1, 100, List.of(), ZoneId.of("Asia/Tokyo")),
            plain.limits().largestStep(),
            plain.limits().pause(),
            0);
    WorkloadPolicy elsewhere =
        new WorkloadPolicy(
            plain.mode(),
            plain.capacity(),
            plain.lead(),
            plain.targetViolation(),
            limits,
            plain.decisionIntervalMillis(),
            plain.staleAfterMillis());
    byte[] learnt = scaler.encode();

    assertThat(trustAfter(WorkloadScaler.decode(CHECKOUT, plain, MINUTE, learnt)))
        .isEqualTo(Trust.PROVISIONAL);
    assertThat(trustAfter(WorkloadScaler.decode(CHECKOUT, elsewhere, MINUTE, learnt)))
        .isEqualTo(Trust.LEARNING);
  }

  private static Trust trustAfter(WorkloadScaler scaler) {
    return scaler.learn(reading(2 * DAY + 4, 100)).recommendation().trust();
  }

  @Test
  void ordersTheReplicasBeforeTheDailyBurst() {
    WorkloadScaler scaler = scaler(Policies.plain());
    live(scaler, 0, 8 * DAY, WorkloadScalerTest::burst);
    recommendations.clear();
    live(scaler, 8 * DAY, 9 * DAY, WorkloadScalerTest::burst);

    // pods ordered at 11:45 are ready at noon
    assertThat(decidedAt(8 * DAY + DAY / 2 - 15).replicas()).isGreaterThanOrEqualTo(60);
    assertThat(decidedAt(8 * DAY + DAY / 2 - 60).replicas()).isLessThan(40);
    assertThat(outcomes.stream().mapToDouble(ScalingOutcome::regret).sum())
        .isLessThan(0.5 * outcomes.stream().mapToDouble(ScalingOutcome::reactiveRegret).sum());
  }

  @Test
  void learnsHowLongPodsTake() {
    WorkloadScaler scaler = scaler(new Policies().learntLead().policy());
    double ready = 2;
    for (int minute = 0; minute < 12 * 60; minute++) {
      // every half hour four are wanted for ten minutes, and are there after seven
      int phase = minute % 30;
      ready = phase < 10 ? phase >= 7 ? 4 : 2 : 2;
      take(scaler, reading(minute, 9).withWanted(phase < 10 ? 4 : 2).withReady(ready));
    }
    Recommendation last = recommendations.get(recommendations.size() - 1);
    assertThat(last.effectiveAtMillis() - last.decidedAtMillis()).isEqualTo(7 * MINUTE);
    assertThat(recommendations.get(0).effectiveAtMillis()).isEqualTo(16 * MINUTE);
  }

  @Test
  void learnsWhatAReplicaServes() {
    WorkloadScaler scaler = scaler(new Policies().learntCapacity().policy());
    for (int minute = 0; minute < DAY; minute++) {
      double demand = burst(minute) * (1 + 0.5 * Math.sin(minute));
      // a replica is full at 10/s, and may be to 70 %
      take(scaler, reading(minute, demand).withReady(20).withSaturation(demand / 20 / 10));
    }
    assertThat(recommendations.get(0).decidedBy()).isEqualTo(DecisionRule.HOLD);
    assertThat(recommendations.get(0).replicas()).isEqualTo(20);
    assertThat(recommendations.get(0).capacityPerReplica()).isNaN();
    Recommendation last = recommendations.get(recommendations.size() - 1);
    assertThat(last.capacityPerReplica()).isCloseTo(7, within(0.1));
    assertThat(last.decidedBy()).isNotEqualTo(DecisionRule.HOLD);
  }

  @Test
  void countsTheReadyReplicasAsCapacityWhenTheyFollow() {
    // as far as the feedback goes: e^3 of the 0.85 % aimed at
    assertThat(quantileWith(ScalingMode.RECOMMEND))
        .isCloseTo(1 - 0.0085 * Math.exp(3), within(1e-9));
    assertThat(quantileWith(ScalingMode.FORECAST_ONLY)).isGreaterThan(0.985);
  }

  /** The quantile aimed at after three days in which many replicas were ready anyway. */
  private double quantileWith(ScalingMode mode) {
    recommendations.clear();
    Random random = new Random(5);
    WorkloadScaler scaler = scaler(new Policies().mode(mode).capacity(0.1).policy());
    for (int minute = 0; minute < 3 * DAY; minute++) {
      double demand = 5 * Math.exp(0.1 * random.nextGaussian());
      take(scaler, reading(minute, demand).withReady(90));
    }
    return recommendations.get(recommendations.size() - 1).quantile();
  }

  @Test
  void theSameWindowTwiceBringsNothing() {
    WorkloadScaler scaler = scaler(Policies.plain());
    take(scaler, reading(0, 10));
    byte[] before = scaler.encode();
    ScalingStep again = scaler.learn(reading(0, 99));
    assertThat(again.recommendation()).isNull();
    assertThat(scaler.encode()).isEqualTo(before);
  }

  private static WorkloadScaler scaler(WorkloadPolicy policy) {
    return new WorkloadScaler(CHECKOUT, policy, MINUTE);
  }

  private void live(WorkloadScaler scaler, int from, int to, IntToDoubleFunction demand) {
    for (int minute = from; minute < to; minute++) {
      take(scaler, reading(minute, demand.applyAsDouble(minute)));
    }
  }

  private void take(WorkloadScaler scaler, WorkloadReading reading) {
    ScalingStep step = scaler.learn(reading);
    if (step.recommendation() != null) {
      recommendations.add(step.recommendation());
    }
    outcomes.addAll(step.outcomes());
  }

  private static WorkloadReading reading(int minute, double demand) {
    return WorkloadReading.unknown(minute * MINUTE, (minute + 1) * MINUTE).withDemand(demand);
  }

  private Recommendation decidedAt(int minute) {
    return recommendations.stream()
        .filter(made -> made.decidedAtMillis() == minute * MINUTE)
        .findFirst()
        .orElseThrow();
  }

  /** A hundred, and three hundred for half an hour at noon. */
  private static double burst(int minute) {
    int ofDay = minute % DAY - DAY / 2;
    return ofDay >= 0 && ofDay < 30 ? 300 : 100;
  }
}
