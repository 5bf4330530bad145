package io.foretide.model.forecast;

/**
 * Settings of the horizon forecast.
 *
 * @param horizon number of steps, 1..10,000; a step is a window
 * @param everyWindows a forecast is made whenever this many windows have passed, counted from the
 *     epoch; at least 1
 */
public record ForecastSettings(int horizon, int everyWindows) {
  private static final int LONGEST = 10_000;

  /** Checks the ranges. */
  public ForecastSettings {
    if (horizon < 1 || horizon > LONGEST) {
      throw new IllegalArgumentException(
          "forecast horizon is " + horizon + " steps, expected 1.." + LONGEST);
    }
    if (everyWindows < 1) {
      throw new IllegalArgumentException(
          "a forecast is made every " + everyWindows + " windows, expected at least 1");
    }
  }

  /** Whether a forecast is due at the end of a window. */
  public boolean isDue(long windowEndMillis, long windowMillis) {
    return windowEndMillis / windowMillis % everyWindows == 0;
  }
}
