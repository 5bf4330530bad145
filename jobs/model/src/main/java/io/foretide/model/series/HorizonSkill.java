package io.foretide.model.series;

/**
 * How good the forecasts of some steps ahead were of late, against two that anybody could have.
 * Losses are mean pinball losses of the median: half of the mean absolute error, in the unit of the
 * signal. All is NaN until there is evidence.
 *
 * @param fromStep first step ahead that it is of, 1..horizon
 * @param toStep last step ahead that it is of
 * @param loss of the median
 * @param naiveLoss of the value a day before the step, of the last value where that is not known
 * @param reactiveLoss of the last value
 * @param coverage share of the values inside their 95 % interval
 * @param bias mean of forecast minus value, in the unit of the signal
 */
public record HorizonSkill(
    int fromStep,
    int toStep,
    double loss,
    double naiveLoss,
    double reactiveLoss,
    double coverage,
    double bias) {

  /** Whether repeating the last value would have cost less. */
  public boolean isWorseThanReactive() {
    return loss > reactiveLoss;
  }
}
