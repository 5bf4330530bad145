package io.foretide.model.series;

import java.util.List;

/**
 * A series over a horizon, as seen from one origin. Step {@code h >= 1} covers {@code [origin +
 * (h-1) step, origin + h step)}.
 *
 * <p>Holds arrays, so it has identity equality: compare its components, never use it as a key.
 *
 * @param key the series
 * @param originMillis end of the last window known, milliseconds since the epoch
 * @param stepMillis width of a step, milliseconds: one window or several
 * @param kind noise model of the signal
 * @param lastValue value of the last known window, of a count what a step of such windows would
 *     count; NaN for a gap
 * @param mean expected value of each step, in the unit of the signal; a count is that of a step
 * @param quantiles quantiles at {@link #LEVELS}, a row per step
 * @param trust how far to trust it
 * @param coverage recent share of values, over all steps, inside their 95 % interval; NaN until
 *     there is evidence
 * @param skill how good such forecasts were of late by how far ahead, the nearest steps first;
 *     empty when the writer did not say
 * @param controls calendars that shaped it, as {@code id@version}
 */
public record HorizonForecast(
    SeriesKey key,
    long originMillis,
    long stepMillis,
    SignalKind kind,
    double lastValue,
    double[] mean,
    double[] quantiles,
    Trust trust,
    double coverage,
    List<HorizonSkill> skill,
    List<String> controls) {

  /** Nominal levels of the quantiles, ascending. */
  public static final List<Double> LEVELS = List.of(0.025, 0.05, 0.5, 0.95, 0.975, 0.99, 0.999);

  /** A forecast that no calendar has shaped. */
  public HorizonForecast(
      SeriesKey key,
      long originMillis,
      long stepMillis,
      SignalKind kind,
      double lastValue,
      double[] mean,
      double[] quantiles,
      Trust trust,
      double coverage,
      List<HorizonSkill> skill) {
    this(
        key,
        originMillis,
        stepMillis,
        kind,
        lastValue,
        mean,
        quantiles,
        trust,
        coverage,
        skill,
        List.of());
  }

  /** Number of steps. */
  public int horizon() {
    return mean.length;
  }

  /** Start of the time that step {@code h} (1..horizon) covers. */
  public long targetMillis(int step) {
    return originMillis + (step - 1) * stepMillis;
  }

  /**
   * Quantile of step {@code step}.
   *
   * @param step 1..horizon
   * @param level index into {@link #LEVELS}
   */
  public double quantile(int step, int level) {
    return quantiles[(step - 1) * LEVELS.size() + level];
  }
}
