package io.foretide.model.scaling;

import io.foretide.model.series.ServiceKey;

/**
 * What came of a recommendation in the time that it was for: from when its pods were ready until
 * those of the next decision.
 *
 * <p>Regret is what it would have cost to follow it, over what was needed in each window: in
 * replica-hours, one too few counting {@code (1 - target) / target} times as much as one too many.
 *
 * @param recommendationId the recommendation
 * @param workload the service that the replicas serve
 * @param decidedAtMillis event time of the decision, milliseconds since the epoch
 * @param effectiveAtMillis begin of the time, inclusive
 * @param untilMillis end of the time, exclusive
 * @param replicas recommended
 * @param reactiveReplicas what the last demand known at the decision needed
 * @param readyReplicas fewest that were ready; NaN when unknown
 * @param demand highest, requests per second
 * @param neededReplicas what that needed
 * @param shortMillis time in which the recommended replicas were too few
 * @param regret of the recommendation, replica-hours
 * @param reactiveRegret of the reactive replicas, replica-hours
 */
public record ScalingOutcome(
    String recommendationId,
    ServiceKey workload,
    long decidedAtMillis,
    long effectiveAtMillis,
    long untilMillis,
    int replicas,
    int reactiveReplicas,
    double readyReplicas,
    double demand,
    int neededReplicas,
    long shortMillis,
    double regret,
    double reactiveRegret) {}
