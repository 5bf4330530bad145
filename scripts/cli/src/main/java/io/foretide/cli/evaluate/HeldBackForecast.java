package io.foretide.cli.evaluate;

import io.foretide.cli.backtest.Backtest;
import io.foretide.cli.history.History;
import io.foretide.model.series.HorizonForecast;
import io.foretide.model.series.SignalKind;

/**
 * How a forecast of the last steps of a series, which were held back, came true.
 *
 * @param steps steps forecast
 * @param smape symmetric mean absolute percentage error, 0..200
 * @param mase mean absolute error over that of yesterday's values in what was learnt
 * @param msis mean width of the 95 % interval plus 40 times what it missed by, over the same
 * @param inside steps inside that interval
 */
record HeldBackForecast(int steps, double smape, double mase, double msis, int inside) {
  private static final int P025 = HorizonForecast.LEVELS.indexOf(0.025);
  private static final int P50 = HorizonForecast.LEVELS.indexOf(0.5);
  private static final int P975 = HorizonForecast.LEVELS.indexOf(0.975);
  // Two over the share that may lie outside.
  private static final double PENALTY = 40;
  private static final double LEAST_SIZE = 1e-12;

  /**
   * Learns all rows but the last ones, forecasts those once, and compares.
   *
   * @param season rows of a season, for the scale of the errors
   */
  static HeldBackForecast of(History history, int steps, int season) {
    int known = history.rows() - steps;
    HorizonForecast forecast =
        Backtest.over(history.first(known), SignalKind.GAUGE, steps).forecast();
    double smape = 0;
    double error = 0;
    double interval = 0;
    int inside = 0;
    for (int step = 1; step <= steps; step++) {
      double value = history.values()[known + step - 1];
      double median = forecast.quantile(step, P50);
      double lower = forecast.quantile(step, P025);
      double upper = forecast.quantile(step, P975);
      double missed = Math.abs(median - value);
      smape += 200 * missed / Math.max(Math.abs(median) + Math.abs(value), LEAST_SIZE);
      error += missed;
      double outside = Math.max(0, Math.max(lower - value, value - upper));
      interval += upper - lower + PENALTY * outside;
      inside += outside == 0 ? 1 : 0;
    }
    double scale = seasonalError(history.values(), known, season);
    return new HeldBackForecast(
        steps, smape / steps, error / steps / scale, interval / steps / scale, inside);
  }

  private static double seasonalError(double[] values, int rows, int season) {
    double sum = 0;
    for (int row = season; row < rows; row++) {
      sum += Math.abs(values[row] - values[row - season]);
    }
    return sum / (rows - season);
  }
}
