package io.foretide.model.scaling;

import io.foretide.model.series.HorizonForecast;

/**
 * The highest forecast demand over some steps, and what it needs.
 *
 * @param demand requests per second at the policy's quantile
 * @param atMillis start of the step that it is expected in, milliseconds since the epoch
 * @param replicas what it needs, &gt;= 1
 * @param beyondHorizon whether the forecast ends before the time asked for
 */
record Need(double demand, long atMillis, int replicas, boolean beyondHorizon) {

  /**
   * The need in the time that the decision is for: from the lead time to one decision later.
   *
   * @return null when the forecast says nothing
   */
  static Need whenReady(HorizonForecast forecast, WorkloadPolicy policy) {
    long from = policy.leadMillis();
    return over(forecast, policy, from, from + policy.decisionIntervalMillis());
  }

  /**
   * The need in the time until then, in which no pod can be added but some could be missing.
   *
   * @return null when that is no time, or the forecast says nothing
   */
  static Need untilReady(HorizonForecast forecast, WorkloadPolicy policy) {
    return policy.leadMillis() == 0 ? null : over(forecast, policy, 0, policy.leadMillis());
  }

  private static Need over(
      HorizonForecast forecast, WorkloadPolicy policy, long fromMillis, long toMillis) {
    long step = forecast.stepMillis();
    long last = -Math.floorDiv(-toMillis, step);
    int until = (int) Math.min(last, forecast.horizon());
    int worst = 0;
    double highest = Double.NEGATIVE_INFINITY;
    for (int h = (int) Math.min(fromMillis / step + 1, until); h >= 1 && h <= until; h++) {
      double demand = DemandQuantile.at(forecast, h, policy.level());
      if (demand > highest) {
        highest = demand;
        worst = h;
      }
    }
    if (worst == 0) {
      return null;
    }
    double perSecond = perSecond(forecast, highest);
    return new Need(
        perSecond,
        forecast.targetMillis(worst),
        policy.replicasFor(perSecond),
        last > forecast.horizon());
  }

  /** A demand per window as requests per second. */
  static double perSecond(HorizonForecast forecast, double perWindow) {
    return perWindow * 1000 / forecast.stepMillis();
  }
}
