package io.foretide.model.lead;

/**
 * What capacities have cost of late, as mean pinball loss at the target violation in the unit of
 * the signal, against two rules that anybody could have, each with what would have been enough. NaN
 * until there is evidence.
 *
 * @param loss of the capacities forecast
 * @param reactiveLoss of the highest value of the last ten minutes
 * @param naiveLoss of yesterday's value
 * @param violation share of the windows in which the value exceeded the capacity in force
 * @param followsDemand whether the reactive rule decides for now, having cost less
 */
public record LeadSkill(
    double loss, double reactiveLoss, double naiveLoss, double violation, boolean followsDemand) {
  /** Nothing is known. */
  public static final LeadSkill UNKNOWN =
      new LeadSkill(Double.NaN, Double.NaN, Double.NaN, Double.NaN, false);
}
