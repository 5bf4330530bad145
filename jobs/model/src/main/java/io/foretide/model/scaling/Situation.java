package io.foretide.model.scaling;

import io.foretide.model.lead.LeadForecast;

/**
 * What a decision is made from.
 *
 * @param atMillis event time of the decision, milliseconds since the epoch
 * @param leadMillis from now until new pods are ready, milliseconds
 * @param forecast of demand then, requests per second; null when there is none
 * @param demand current demand, requests per second; NaN when unknown
 * @param ready replicas that are ready; NaN when unknown
 * @param wanted replicas that are asked for; NaN when unknown
 * @param capacityPerReplica requests per second that one replica serves well; NaN when that is
 *     still to be learnt
 */
record Situation(
    long atMillis,
    long leadMillis,
    LeadForecast forecast,
    double demand,
    double ready,
    double wanted,
    double capacityPerReplica) {

  /** When nothing is measured any more. */
  static Situation silent(long atMillis, long leadMillis, double capacityPerReplica) {
    double none = Double.NaN;
    return new Situation(atMillis, leadMillis, null, none, none, none, capacityPerReplica);
  }

  /** When pods ordered now are ready, milliseconds since the epoch. */
  long readyMillis() {
    return atMillis + leadMillis;
  }

  /** Replicas that a demand needs, requests per second. */
  int replicasFor(double requestsPerSecond) {
    return WorkloadPolicy.replicasFor(requestsPerSecond, capacityPerReplica);
  }

  /** Whether enough is known to say what is needed. */
  boolean isKnown() {
    return Double.isFinite(demand) && !Double.isNaN(capacityPerReplica);
  }
}
