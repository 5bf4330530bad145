package io.foretide.model.scaling;

import io.foretide.model.lead.LeadSkill;
import io.foretide.model.series.DeterministicId;
import io.foretide.model.series.ServiceKey;
import io.foretide.model.series.Trust;
import java.util.List;

/**
 * How many replicas a workload will need once pods started now would be ready.
 *
 * @param recommendationId deterministic: a function of the workload and {@code decidedAtMillis}
 * @param workload the service that the replicas serve
 * @param mode whether autoscalers are to act on it
 * @param decidedAtMillis event time of the decision, milliseconds since the epoch
 * @param effectiveAtMillis when pods started now are ready
 * @param replicas replicas to run, after every limit
 * @param forecastReplicas what the forecast alone would need; 0 when there was none to use
 * @param reactiveReplicas what current demand needs: the floor; 0 when it is unknown
 * @param readyReplicas replicas that were ready; NaN when unknown
 * @param wantedReplicas replicas that were asked for, by whoever scales the workload; NaN when
 *     unknown
 * @param capacityPerReplica requests per second that a replica was taken to serve; NaN when that is
 *     still to be learnt
 * @param demandMedian demand forecast for then, requests per second; NaN without a forecast
 * @param demandQuantile demand that is provided for, requests per second; NaN without a forecast
 * @param currentDemand demand of the last window, requests per second; NaN for a gap
 * @param quantile level of {@code demandQuantile} that is aimed at, after the feedback
 * @param skill what such capacities have cost; unknown without a forecast
 * @param decidedBy which rule had the last word
 * @param limits every rule that changed what was wanted, in their order
 * @param reason one sentence for people
 * @param trust how far the forecast may be trusted
 * @param controls calendars that shaped it, as {@code id@version}
 */
public record Recommendation(
    String recommendationId,
    ServiceKey workload,
    ScalingMode mode,
    long decidedAtMillis,
    long effectiveAtMillis,
    int replicas,
    int forecastReplicas,
    int reactiveReplicas,
    double readyReplicas,
    double wantedReplicas,
    double capacityPerReplica,
    double demandMedian,
    double demandQuantile,
    double currentDemand,
    double quantile,
    LeadSkill skill,
    DecisionRule decidedBy,
    List<DecisionRule> limits,
    String reason,
    Trust trust,
    List<String> controls) {

  /** What no calendar has shaped. */
  public Recommendation(
      String recommendationId,
      ServiceKey workload,
      ScalingMode mode,
      long decidedAtMillis,
      long effectiveAtMillis,
      int replicas,
      int forecastReplicas,
      int reactiveReplicas,
      double readyReplicas,
      double wantedReplicas,
      double capacityPerReplica,
      double demandMedian,
      double demandQuantile,
      double currentDemand,
      double quantile,
      LeadSkill skill,
      DecisionRule decidedBy,
      List<DecisionRule> limits,
      String reason,
      Trust trust) {
    this(
        recommendationId,
        workload,
        mode,
        decidedAtMillis,
        effectiveAtMillis,
        replicas,
        forecastReplicas,
        reactiveReplicas,
        readyReplicas,
        wantedReplicas,
        capacityPerReplica,
        demandMedian,
        demandQuantile,
        currentDemand,
        quantile,
        skill,
        decidedBy,
        limits,
        reason,
        trust,
        List.of());
  }

  /** Id of what is recommended for a workload at a time, milliseconds since the epoch. */
  static String id(ServiceKey workload, long decidedAtMillis) {
    return DeterministicId.of(workload.id(), Long.toString(decidedAtMillis));
  }

  /**
   * Replicas for an autoscaler to run: those recommended; of a forecast only those that are asked
   * for anyway, so that nothing moves where nothing else scales, and NaN when they are unknown.
   * Those that are ready would not do: whenever a pod crashes, the others would be made the new
   * number.
   */
  public double scaleTo() {
    return mode == ScalingMode.RECOMMEND ? replicas : Math.ceil(wantedReplicas);
  }
}
