package io.foretide.cli.simulate;

import java.time.ZoneId;

/**
 * What a simulation assumes.
 *
 * @param leadMillis from a decision until its capacity is ready, milliseconds, &gt; 0
 * @param targetViolation share of the rows in which demand may exceed capacity, 0.0001 to 0.5
 * @param cadenceMillis how often is decided, milliseconds; in whole steps, at least one
 * @param replicaCapacity demand that one replica serves well, &gt; 0; NaN when capacity need not
 *     come in whole replicas
 * @param stabilizationMillis for how long a need is held before replicas are taken away,
 *     milliseconds
 * @param zone whose days and weeks make the season
 */
public record SimulationSettings(
    long leadMillis,
    double targetViolation,
    long cadenceMillis,
    double replicaCapacity,
    long stabilizationMillis,
    ZoneId zone) {

  /** Whether capacity comes in whole replicas. */
  boolean isWhole() {
    return !Double.isNaN(replicaCapacity);
  }

  /** The same with another lead time and target. */
  SimulationSettings with(long otherLeadMillis, double otherTarget) {
    return new SimulationSettings(
        otherLeadMillis, otherTarget, cadenceMillis, replicaCapacity, stabilizationMillis, zone);
  }

  /** Steps from a decision to the one that it is for: the lead time, in steps begun. */
  int ahead(long stepMillis) {
    return ahead(leadMillis, stepMillis);
  }

  /** The same of a lead time. */
  static int ahead(long leadMillis, long stepMillis) {
    return (int) Math.max(1, -Math.floorDiv(-leadMillis, stepMillis));
  }

  /** Steps that a decision is in force for: whole ones, at least one. */
  int every(long stepMillis) {
    return (int) Math.max(1, cadenceMillis / stepMillis);
  }

  /**
   * From an order at a row until its pods are ready, milliseconds: they are for the row one lead
   * time on, whose demand is that of the step before its timestamp, so that they have to be there
   * when that step begins.
   */
  long podLeadMillis(long stepMillis) {
    return (ahead(stepMillis) - 1) * stepMillis;
  }

  /** How often is decided, milliseconds. */
  long decidedEveryMillis(long stepMillis) {
    return every(stepMillis) * stepMillis;
  }

  /**
   * For how long a need is held before replicas are taken away, milliseconds: for the stabilization
   * or for as long as pods take if that is longer, as the pods ordered meanwhile are still for it.
   */
  long heldMillis(long stepMillis) {
    return Math.max(podLeadMillis(stepMillis), stabilizationMillis);
  }
}
