package io.foretide.model.scaling;

import io.foretide.model.series.DeterministicId;
import io.foretide.model.series.ServiceKey;
import io.foretide.model.series.Trust;

/**
 * A decision on its way through the rules.
 *
 * @param replicas as things stand
 * @param rule who said so
 * @param reason why, so far
 * @param need what the forecast needs; null when it is not used
 * @param reactiveReplicas what current demand needs; 0 when unknown
 * @param demand current demand, requests per second; NaN when unknown
 */
record Proposal(
    int replicas,
    DecisionRule rule,
    String reason,
    Need need,
    int reactiveReplicas,
    double demand) {

  /** Not to be scaled down yet. */
  Proposal heldAt(int held, String why) {
    return limited(held, DecisionRule.STABILIZATION, why);
  }

  /** Within the bounds of the policy. */
  Proposal within(WorkloadPolicy policy) {
    if (replicas < policy.minReplicas()) {
      return limited(
          policy.minReplicas(), DecisionRule.MINIMUM, "; at least " + policy.minReplicas());
    }
    return replicas > policy.maxReplicas()
        ? limited(policy.maxReplicas(), DecisionRule.MAXIMUM, "; at most " + policy.maxReplicas())
        : this;
  }

  Recommendation recommend(ServiceKey workload, long atMillis, WorkloadPolicy policy, Trust trust) {
    return new Recommendation(
        DeterministicId.of(workload.id(), Long.toString(atMillis)),
        workload,
        atMillis,
        atMillis + policy.leadMillis(),
        replicas,
        need == null ? 0 : need.replicas(),
        reactiveReplicas,
        need == null ? Double.NaN : need.demand(),
        demand,
        policy.level(),
        rule,
        reason,
        trust);
  }

  private Proposal limited(int limit, DecisionRule by, String why) {
    return new Proposal(limit, by, reason + why, need, reactiveReplicas, demand);
  }
}
