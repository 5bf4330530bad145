package io.foretide.model.scaling;

import io.foretide.model.lead.LeadForecast;
import io.foretide.model.lead.LeadSkill;
import io.foretide.model.series.DeterministicId;
import io.foretide.model.series.ServiceKey;
import io.foretide.model.series.Trust;

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
 * counts as wanted.
 */
final class ScalingDecider {
  /** What is added to current demand until a day has been seen. */
  private static final double HEADROOM = 1.2;

  private ScalingDecider() {}

  /**
   * Decides, if a decision is due: at the end of the first window of each decision interval of
   * event time.
   *
   * @param state what was decided before; changed
   * @return null when none is due, or when nothing is known and there is nothing to hold
   */
  static Recommendation decide(
      ScalingProgress state, ServiceKey workload, Situation now, WorkloadPolicy policy) {
    state.see(now);
    if (!state.isDue(now.atMillis(), policy)) {
      return null;
    }
    if (now.isKnown()) {
      return decided(state, workload, now, policy, weigh(state, now, policy));
    }
    int held = current(state, now);
    String reason =
        Double.isNaN(now.capacityPerReplica())
            ? DecisionReason.noCapacity(held)
            : DecisionReason.noDemand(state, now.atMillis(), held);
    return held == 0 ? null : hold(state, workload, now, policy, reason);
  }

  /**
   * Holds the last decision when telemetry has stopped: once in a silence.
   *
   * @param state what was decided before; changed
   * @param nowMillis event time, milliseconds since the epoch
   * @return the recommendation, dated to when the telemetry became stale; null when it is not, or
   *     when there is nothing to hold
   */
  static Recommendation holdWhenStale(
      ScalingProgress state,
      ServiceKey workload,
      long nowMillis,
      long leadMillis,
      WorkloadPolicy policy) {
    if (state.isEmpty() || state.silent || nowMillis < state.staleMillis(policy)) {
      return null;
    }
    state.silent = true;
    long since = state.staleMillis(policy);
    Situation unknown = new Situation(since, leadMillis, null, Double.NaN, Double.NaN, Double.NaN);
    String reason = DecisionReason.noTelemetry(state, since);
    return hold(state, workload, unknown, policy, reason);
  }

  private static int current(ScalingProgress state, Situation now) {
    return state.isEmpty() && now.ready() > 0 ? (int) now.ready() : state.replicas;
  }

  private static Proposal weigh(ScalingProgress state, Situation now, WorkloadPolicy policy) {
    LeadForecast forecast = now.forecast();
    boolean learning = forecast.trust() == Trust.LEARNING;
    int needed = WorkloadPolicy.replicasFor(forecast.capacity(), now.capacityPerReplica());
    int reactive = reactive(now);
    int least = learning ? Math.max(reactive, withHeadroom(now)) : reactive;
    boolean byForecast = needed >= least && !forecast.skill().followsDemand();
    Proposal wanted =
        Proposal.of(
            Math.max(needed, least),
            byForecast ? DecisionRule.FORECAST : DecisionRule.REACTIVE,
            DecisionReason.wanted(now, policy, needed, least));
    return limited(state, now, policy, wanted);
  }

  private static int reactive(Situation now) {
    return now.isKnown() ? WorkloadPolicy.replicasFor(now.demand(), now.capacityPerReplica()) : 0;
  }

  private static int withHeadroom(Situation now) {
    return WorkloadPolicy.replicasFor(HEADROOM * now.demand(), now.capacityPerReplica());
  }

  private static Proposal limited(
      ScalingProgress state, Situation now, WorkloadPolicy policy, Proposal wanted) {
    remember(state, now, wanted.replicas(), policy);
    int current = current(state, now);
    Proposal kept =
        wanted.atLeast(
            state.recent.highest(),
            DecisionRule.STABILIZATION,
            DecisionReason.lately(state, now.atMillis()));
    return current == 0 ? kept : paused(stepped(kept, now, policy, current), policy, current);
  }

  private static Proposal stepped(
      Proposal proposal, Situation now, WorkloadPolicy policy, int current) {
    int step = policy.largestStep();
    String why = "; one step is at most " + step;
    int most = step > Integer.MAX_VALUE - current ? Integer.MAX_VALUE : current + step;
    return proposal
        .atMost(Math.max(most, reactive(now)), DecisionRule.STEP, why)
        .atLeast(current - step, DecisionRule.STEP, why);
  }

  private static Proposal paused(Proposal proposal, WorkloadPolicy policy, int current) {
    return switch (policy.pause()) {
      case NONE -> proposal;
      case UP -> proposal.atMost(current, DecisionRule.PAUSE, "; scaling up is paused");
      case DOWN -> proposal.atLeast(current, DecisionRule.PAUSE, "; scaling down is paused");
      case BOTH ->
          proposal
              .atMost(current, DecisionRule.PAUSE, "; scaling is paused")
              .atLeast(current, DecisionRule.PAUSE, "; scaling is paused");
    };
  }

  private static Proposal bounded(Proposal proposal, Situation now, WorkloadPolicy policy) {
    ReplicaBounds bounds = policy.bounds();
    long at = now.atMillis();
    long ready = at + now.leadMillis();
    // What is wanted at either time: bounds of the morning hold when its pods are to be ready.
    int min = Math.max(bounds.min(at), bounds.min(ready));
    int max = Math.max(bounds.max(at), bounds.max(ready));
    return proposal
        .atLeast(min, DecisionRule.MINIMUM, "; at least " + min)
        .atMost(max, DecisionRule.MAXIMUM, "; at most " + max);
  }

  private static Recommendation hold(
      ScalingProgress state,
      ServiceKey workload,
      Situation now,
      WorkloadPolicy policy,
      String reason) {
    int held = current(state, now);
    remember(state, now, held, policy);
    Proposal proposal = Proposal.of(held, DecisionRule.HOLD, reason);
    return decided(state, workload, now, policy, proposal);
  }

  private static void remember(
      ScalingProgress state, Situation now, int wanted, WorkloadPolicy policy) {
    long held = Math.max(policy.scaleDownStabilizationMillis(), now.leadMillis());
    state.recent.add(now.atMillis(), wanted, now.atMillis() - held);
  }

  private static Recommendation decided(
      ScalingProgress state,
      ServiceKey workload,
      Situation now,
      WorkloadPolicy policy,
      Proposal proposal) {
    Proposal last = bounded(proposal, now, policy);
    state.decidedMillis = now.atMillis();
    state.replicas = last.replicas();
    LeadForecast forecast = now.isKnown() ? now.forecast() : null;
    return new Recommendation(
        DeterministicId.of(workload.id(), Long.toString(now.atMillis())),
        workload,
        policy.mode(),
        now.atMillis(),
        now.atMillis() + now.leadMillis(),
        last.replicas(),
        forecast == null
            ? 0
            : WorkloadPolicy.replicasFor(forecast.capacity(), now.capacityPerReplica()),
        reactive(now),
        now.ready(),
        now.capacityPerReplica(),
        forecast == null ? Double.NaN : forecast.median(),
        forecast == null ? Double.NaN : forecast.capacity(),
        now.demand(),
        forecast == null ? 1 - policy.targetViolation() : 1 - forecast.exceeded(),
        forecast == null ? LeadSkill.UNKNOWN : forecast.skill(),
        last.rule(),
        last.limits(),
        last.reason(),
        state.trust);
  }
}
