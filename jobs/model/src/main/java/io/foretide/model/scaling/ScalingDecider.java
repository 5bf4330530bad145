package io.foretide.model.scaling;

import io.foretide.model.series.HorizonForecast;
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
 *           └ at least: STABILIZATION
 * </pre>
 *
 * <p>In this order: forecast and current demand make what is wanted; stabilization keeps what was
 * wanted lately, and what the forecast needs until pods could come back; then the bounds. Without
 * current demand the last decision holds, and counts as wanted. While the baseline is learning,
 * current demand and 20 % on top decide.
 */
public final class ScalingDecider {
  /** What is added to current demand while there is no forecast. */
  private static final double HEADROOM = 1.2;

  private ScalingDecider() {}

  /**
   * Decides, at the forecast's origin, if a decision is due: on the first forecast of each decision
   * interval of event time.
   *
   * @param state what was decided before; changed
   * @param forecast demand, requests per window
   * @return the recommendation; null when none is due, or when demand is unknown and there is
   *     nothing to hold
   */
  public static Recommendation decide(
      ScalingProgress state, HorizonForecast forecast, WorkloadPolicy policy) {
    long nowMillis = forecast.originMillis();
    if (nowMillis <= state.forecastMillis) {
      return null;
    }
    boolean known = Double.isFinite(forecast.lastValue());
    state.forecastMillis = nowMillis;
    state.trust = forecast.trust();
    state.silent = false;
    state.demandMillis = known ? nowMillis : state.demandMillis;
    if (!isDue(state, nowMillis, policy) || (!known && state.isEmpty())) {
      return null;
    }
    Proposal proposal =
        known
            ? weigh(state, forecast, policy)
            : hold(state, nowMillis, policy, DecisionReason.noDemand(state, nowMillis));
    return decided(state, forecast.key().serviceKey(), nowMillis, proposal, policy);
  }

  /**
   * Holds the last decision when forecasts have stopped: once in a silence.
   *
   * @param state what was decided before; changed
   * @param nowMillis event time, milliseconds since the epoch
   * @return the recommendation, dated to when the forecast became stale; null when it is not, or
   *     when there is nothing to hold
   */
  public static Recommendation holdWhenStale(
      ScalingProgress state, ServiceKey workload, long nowMillis, WorkloadPolicy policy) {
    if (state.isEmpty() || state.silent) {
      return null;
    }
    long staleMillis = state.forecastMillis + policy.staleAfterMillis();
    if (nowMillis < staleMillis) {
      return null;
    }
    state.silent = true;
    Proposal proposal =
        hold(state, staleMillis, policy, DecisionReason.noForecast(state, staleMillis));
    return decided(state, workload, staleMillis, proposal, policy);
  }

  private static boolean isDue(ScalingProgress state, long nowMillis, WorkloadPolicy policy) {
    long interval = policy.decisionIntervalMillis();
    return state.isEmpty()
        || Math.floorDiv(nowMillis, interval) > Math.floorDiv(state.decidedMillis, interval);
  }

  private static Proposal weigh(
      ScalingProgress state, HorizonForecast forecast, WorkloadPolicy policy) {
    boolean learning = forecast.trust() == Trust.LEARNING;
    Need need = learning ? null : Need.whenReady(forecast, policy);
    double demand = Need.perSecond(forecast, forecast.lastValue());
    int reactive = policy.replicasFor(need == null ? HEADROOM * demand : demand);
    boolean byForecast = need != null && need.replicas() >= reactive;
    Proposal wanted =
        new Proposal(
            byForecast ? need.replicas() : reactive,
            byForecast ? DecisionRule.FORECAST : DecisionRule.REACTIVE,
            DecisionReason.wanted(forecast, policy, need, demand, reactive),
            need,
            reactive,
            demand);
    return stabilized(state, forecast, policy, wanted);
  }

  private static Proposal stabilized(
      ScalingProgress state, HorizonForecast forecast, WorkloadPolicy policy, Proposal wanted) {
    long nowMillis = forecast.originMillis();
    remember(state, nowMillis, wanted.replicas(), policy);
    Need until = wanted.need() == null ? null : Need.untilReady(forecast, policy);
    int missed = until == null ? 0 : Math.min(until.replicas(), state.replicas);
    int lately = state.recent.highest();
    if (missed > lately) {
      return wanted.heldAt(missed, DecisionReason.missed(policy, until, missed, nowMillis));
    }
    return lately > wanted.replicas()
        ? wanted.heldAt(lately, DecisionReason.lately(state, nowMillis))
        : wanted;
  }

  private static Proposal hold(
      ScalingProgress state, long atMillis, WorkloadPolicy policy, String reason) {
    remember(state, atMillis, state.replicas, policy);
    return new Proposal(state.replicas, DecisionRule.HOLD, reason, null, 0, Double.NaN);
  }

  private static void remember(
      ScalingProgress state, long atMillis, int wanted, WorkloadPolicy policy) {
    state.recent.add(atMillis, wanted, atMillis - policy.scaleDownStabilizationMillis());
  }

  private static Recommendation decided(
      ScalingProgress state,
      ServiceKey workload,
      long atMillis,
      Proposal proposal,
      WorkloadPolicy policy) {
    Recommendation decision =
        proposal.within(policy).recommend(workload, atMillis, policy, state.trust);
    state.decidedMillis = atMillis;
    state.replicas = decision.replicas();
    return decision;
  }
}
