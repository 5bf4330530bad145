package io.foretide.model.scaling;

import io.foretide.model.lead.LeadForecast;
import io.foretide.model.lead.LeadSkill;
import io.foretide.model.series.ServiceKey;
import io.foretide.model.series.Trust;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Decides how many replicas a workload needs once pods started now are ready.
 *
 * <pre>
 *        decided            ready         next decision's pods ready
 *           │── lead time ────│── interval ──│
 *   ────────┼─────────────────┼──────────────┼──▶ event time
 *           │  whoever goes,  │ whoever comes, is wanted here:
 *           │  is missed here │ FORECAST, at least what demand needs now: REACTIVE
 *           └ for here earlier decisions have promised: STABILIZATION
 * </pre>
 *
 * <p>In this order: forecast and current demand make what is wanted; stabilization keeps what was
 * wanted within the lead time, or longer; then the largest step, pauses and the bounds. A step
 * never ends below what current demand needs. Without current demand the last decision holds, and
 * counts as wanted. Mutable.
 */
final class ScalingDecider {
  /** What is added to current demand until a day has been seen. */
  private static final double HEADROOM = 1.2;

  private final ServiceKey workload;
  private final WorkloadPolicy policy;
  private final ScalingProgress state = new ScalingProgress();

  /** Has decided nothing. */
  ScalingDecider(ServiceKey workload, WorkloadPolicy policy) {
    this.workload = workload;
    this.policy = policy;
  }

  /** Whether nothing has been decided yet. */
  boolean isEmpty() {
    return state.isEmpty();
  }

  /** End of the last window, milliseconds since the epoch; {@link ScalingProgress#NEVER}. */
  long seenMillis() {
    return state.seenMillis;
  }

  /** Replicas of the last decision; 0 before the first. */
  int replicas() {
    return state.replicas;
  }

  /** What the last known demand needed; 0 when none ever was. */
  int reactiveReplicas() {
    return state.reactiveReplicas;
  }

  /** When the telemetry becomes stale if no more comes; milliseconds since the epoch. */
  long staleMillis() {
    return state.seenMillis + policy.staleAfterMillis();
  }

  /**
   * Takes note of the end of a window and decides, if a decision is due: at the end of the first
   * window of each decision interval of event time.
   *
   * @return null when none is due, or when nothing is known and there is nothing to hold
   */
  Recommendation decide(Situation now) {
    state.see(now);
    if (!state.isDue(now.atMillis(), policy.decisionIntervalMillis())) {
      return null;
    }
    if (now.isKnown()) {
      state.reactiveReplicas = now.replicasFor(now.demand());
      return recommend(now, limited(now, wanted(now)));
    }
    int held = current(now);
    String reason =
        Double.isNaN(now.capacityPerReplica())
            ? DecisionReason.noCapacity(held)
            : DecisionReason.noDemand(state, now.atMillis(), held);
    return held == 0 ? null : hold(now, reason);
  }

  /**
   * Holds the last decision when telemetry has stopped: once in a silence.
   *
   * @param nowMillis event time, milliseconds since the epoch
   * @return the recommendation, dated to when the telemetry became stale; null when it is not, or
   *     when there is nothing to hold
   */
  Recommendation holdWhenStale(long nowMillis, long leadMillis, double capacityPerReplica) {
    if (state.isEmpty() || state.silent || nowMillis < staleMillis()) {
      return null;
    }
    state.silent = true;
    Situation silent = Situation.silent(staleMillis(), leadMillis, capacityPerReplica);
    return hold(silent, DecisionReason.noTelemetry(state, silent.atMillis()));
  }

  private int current(Situation now) {
    boolean isDecided = !state.isEmpty() && !Double.isNaN(now.capacityPerReplica());
    return isDecided ? state.replicas : asked(now);
  }

  /**
   * What others ask for while nothing can be decided. Where that is unknown, what is ready; but
   * never fewer than before, as a pod that has crashed is still asked for.
   */
  private int asked(Situation now) {
    return Double.isNaN(now.wanted())
        ? Math.max(state.replicas, (int) Math.ceil(now.ready()))
        : (int) Math.ceil(now.wanted());
  }

  /** What forecast and current demand want. */
  private Proposal wanted(Situation now) {
    LeadForecast forecast = now.forecast();
    int needed = now.replicasFor(forecast.capacity());
    int least = now.replicasFor(now.demand());
    if (forecast.trust() == Trust.LEARNING) {
      least = Math.max(least, now.replicasFor(HEADROOM * now.demand()));
    }
    boolean byForecast = needed >= least && !forecast.skill().followsDemand();
    return Proposal.of(
        Math.max(needed, least),
        byForecast ? DecisionRule.FORECAST : DecisionRule.REACTIVE,
        DecisionReason.wanted(now, needed, least));
  }

  private Proposal limited(Situation now, Proposal wanted) {
    remember(now, wanted.replicas());
    Proposal kept =
        wanted.atLeast(
            state.recent.highest(),
            DecisionRule.STABILIZATION,
            DecisionReason.lately(state, now.atMillis()));
    return policy.limits().from(current(now), state.reactiveReplicas, kept);
  }

  private Recommendation hold(Situation now, String reason) {
    int held = current(now);
    remember(now, held);
    return recommend(now, Proposal.of(held, DecisionRule.HOLD, reason));
  }

  private void remember(Situation now, int wanted) {
    long held = Math.max(policy.limits().stabilizationMillis(), now.leadMillis());
    state.recent.add(now.atMillis(), wanted, now.atMillis() - held);
  }

  private Recommendation recommend(Situation now, Proposal proposal) {
    Proposal last = policy.limits().bounded(proposal, now.atMillis(), now.readyMillis());
    state.decidedMillis = now.atMillis();
    state.replicas = last.replicas();
    LeadForecast forecast = now.isKnown() ? now.forecast() : null;
    return new Recommendation(
        Recommendation.id(workload, now.atMillis()),
        workload,
        policy.mode(),
        now.atMillis(),
        now.readyMillis(),
        last.replicas(),
        forecast == null ? 0 : now.replicasFor(forecast.capacity()),
        now.isKnown() ? state.reactiveReplicas : 0,
        now.ready(),
        now.wanted(),
        now.capacityPerReplica(),
        forecast == null ? Double.NaN : forecast.median(),
        forecast == null ? Double.NaN : forecast.capacity(),
        now.demand(),
        1 - (forecast == null ? policy.targetViolation() : forecast.exceeded()),
        forecast == null ? LeadSkill.UNKNOWN : forecast.skill(),
        last.rule(),
        last.limits(),
        last.reason(),
        state.trust,
        forecast == null ? List.of() : forecast.controls());
  }

  int bytes() {
    return state.bytes();
  }

  void encode(ByteBuffer out) {
    state.encode(out);
  }

  void decode(ByteBuffer in) {
    state.decode(in);
  }
}
