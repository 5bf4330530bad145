package io.foretide.model.forecast;

/** Quantiles of the standard normal distribution at the levels that forecasts carry. */
final class NormalQuantile {
  // Levels 0.025, 0.05, 0.5, 0.95, 0.975, 0.99, 0.999 of HorizonForecast.LEVELS.
  private static final double[] AT_LEVELS = {
    -1.959964, -1.644854, 0, 1.644854, 1.959964, 2.326348, 3.090232
  };

  /** The level that the adaptive interval is calibrated for. */
  static final double AT_INTERVAL = 1.959964;

  private NormalQuantile() {}

  static double atLevel(int level) {
    return AT_LEVELS[level];
  }
}
