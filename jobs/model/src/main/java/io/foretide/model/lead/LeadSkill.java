package io.foretide.model.lead;

/**
 * What capacities have cost of late, as mean pinball loss at the target violation in the unit of
 * the signal, against two rules that anybody could have, each with what would have been enough.
 *
 * @param loss of the mixed capacity; 0 before the first
 * @param reactiveLoss of the highest value of the last ten minutes
 * @param naiveLoss of yesterday's value
 * @param violation share of the windows in which the value exceeded the capacity in force; NaN
 *     before the first
 * @param reactive whether the reactive rule decides, having been better
 */
public record LeadSkill(
    double loss, double reactiveLoss, double naiveLoss, double violation, boolean reactive) {}
