package io.foretide.model.scaling;

import io.foretide.model.series.HorizonForecast;
import java.util.List;

/**
 * A quantile of the forecast at any level from the median upwards.
 *
 * <p>Between the levels of {@link HorizonForecast#LEVELS} the value is linear in the logarithm of
 * the tail probability {@code 1 - level}: exact at the levels and for an exponential tail; for a
 * Gaussian one low by at most 0.2 deviations between 0.5 and 0.95, 0.03 above.
 */
final class DemandQuantile {
  private static final List<Double> LEVELS = HorizonForecast.LEVELS;
  private static final int MEDIAN = LEVELS.indexOf(0.5);

  private DemandQuantile() {}

  /**
   * The quantile of a step, in the unit of the forecast.
   *
   * @param step 1..horizon
   * @param level 0.5..0.999
   */
  static double at(HorizonForecast forecast, int step, double level) {
    int above = MEDIAN;
    while (LEVELS.get(above) < level && above < LEVELS.size() - 1) {
      above++;
    }
    double upper = forecast.quantile(step, above);
    if (above == MEDIAN || LEVELS.get(above) <= level) {
      return upper;
    }
    double lower = forecast.quantile(step, above - 1);
    double from = Math.log1p(-LEVELS.get(above - 1));
    double to = Math.log1p(-LEVELS.get(above));
    return lower + (upper - lower) * (from - Math.log1p(-level)) / (from - to);
  }
}
