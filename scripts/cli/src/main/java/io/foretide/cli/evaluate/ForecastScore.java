package io.foretide.cli.evaluate;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How the forecasts of a set came true, by means over the series (Makridakis et al., The M4
 * Competition, 2020).
 *
 * @param set name of the set
 * @param series number of series
 * @param steps steps forecast for each
 * @param smape symmetric mean absolute percentage error, 0..200
 * @param mase mean absolute scaled error
 * @param owa mean of both over those of the competition's benchmark, Naive2
 * @param msis mean scaled interval score of the 95 % intervals
 * @param coverage share of the values inside them, 0..1
 */
record ForecastScore(
    String set,
    int series,
    int steps,
    double smape,
    double mase,
    double owa,
    double msis,
    double coverage)
    implements EvaluationResult {
  /** Steps that the competition asked for. */
  static final int STEPS = 48;

  /** Rows of a day. */
  static final int SEASON = 24;

  private static final double NAIVE2_SMAPE = 18.383;
  private static final double NAIVE2_MASE = 2.395;
  private static final double NOMINAL = 0.95;

  static ForecastScore of(String set, List<HeldBackForecast> forecasts) {
    double smape = mean(forecasts, HeldBackForecast::smape);
    double mase = mean(forecasts, HeldBackForecast::mase);
    return new ForecastScore(
        set,
        forecasts.size(),
        STEPS,
        smape,
        mase,
        (smape / NAIVE2_SMAPE + mase / NAIVE2_MASE) / 2,
        mean(forecasts, HeldBackForecast::msis),
        mean(forecasts, one -> (double) one.inside() / one.steps()));
  }

  private static double mean(
      List<HeldBackForecast> forecasts, ToDoubleFunction<HeldBackForecast> figure) {
    return forecasts.stream().mapToDouble(figure).average().orElse(Double.NaN);
  }

  /** How far the coverage is from 95 %. */
  double coverageError() {
    return Math.abs(coverage - NOMINAL);
  }
}
