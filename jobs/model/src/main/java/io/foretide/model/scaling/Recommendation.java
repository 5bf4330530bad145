package io.foretide.model.scaling;

import io.foretide.model.series.ServiceKey;
import io.foretide.model.series.Trust;

/**
 * How many replicas a workload will need once pods started now would be ready.
 *
 * @param recommendationId deterministic: a function of the workload and {@code decidedAtMillis}
 * @param workload the service that the replicas serve
 * @param decidedAtMillis event time of the decision, milliseconds since the epoch
 * @param effectiveAtMillis when pods started now are ready
 * @param replicas replicas to run, after every limit
 * @param forecastReplicas what the forecast quantile alone would need; 0 when there was none to use
 * @param reactiveReplicas what current demand needs: the floor; 0 when it is unknown
 * @param demandQuantile forecast demand at the quantile, requests per second; NaN without a
 *     forecast
 * @param currentDemand demand of the last window, requests per second; NaN for a gap
 * @param quantile nominal level of {@code demandQuantile}
 * @param decidedBy which rule had the last word
 * @param reason one sentence for people
 * @param trust how far the forecast may be trusted
 */
public record Recommendation(
    String recommendationId,
    ServiceKey workload,
    long decidedAtMillis,
    long effectiveAtMillis,
    int replicas,
    int forecastReplicas,
    int reactiveReplicas,
    double demandQuantile,
    double currentDemand,
    double quantile,
    DecisionRule decidedBy,
    String reason,
    Trust trust) {}
