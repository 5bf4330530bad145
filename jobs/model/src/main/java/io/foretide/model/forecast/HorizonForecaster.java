package io.foretide.model.forecast;

import io.foretide.model.baseline.BaselineSettings;
import io.foretide.model.baseline.BaselineState;
import io.foretide.model.baseline.SeasonPath;
import io.foretide.model.season.ChunkStore;
import io.foretide.model.series.HorizonForecast;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.SignalKind;
import io.foretide.model.series.Trust;
import io.foretide.model.statistics.VarianceStabilizer;

/**
 * Forecasts a horizon from what a baseline has learnt: the season ahead plus what will be left of
 * the last residual.
 *
 * <p>The spread at step h is that of an AR(1) residual, {@code σ² (1 − ρ^2h) / (1 − ρ²)}, plus what
 * the level may have drifted by then, never below what counting alone explains, and widened on each
 * side as the one-step interval had to be.
 */
public final class HorizonForecaster {
  private static final double WIDEST = 2;
  private static final double MOST_FOLD = Math.log(4);

  private final ForecastSettings settings;
  private final BaselineSettings baseline;

  /** A forecaster over what a baseline with these settings learns. */
  public HorizonForecaster(ForecastSettings settings, BaselineSettings baseline) {
    this.settings = settings;
    this.baseline = baseline;
  }

  /**
   * Forecasts from the end of the window that the state learnt last.
   *
   * @return the forecast, or null while the series has no value
   */
  public HorizonForecast forecast(SeriesWindow last, BaselineState state, ChunkStore chunks) {
    Trust trust = state.trust(baseline.windowMillis());
    if (state.isEmpty()) {
      return null;
    }
    SeasonPath path = new SeasonPath(baseline, state, chunks, last.endMillis());
    int levels = HorizonForecast.LEVELS.size();
    double[] mean = new double[settings.horizon()];
    double[] quantiles = new double[settings.horizon() * levels];
    for (int step = 1; step <= settings.horizon(); step++) {
      path.advance();
      double center = path.center();
      double spread =
          Math.max(
              path.spread(),
              VarianceStabilizer.samplingDeviation(last.kind(), center, last.weight()));
      mean[step - 1] = mean(last.kind(), center, spread);
      for (int level = 0; level < levels; level++) {
        double z = NormalQuantile.atLevel(level);
        double multiple = multiple(z < 0 ? state.below() : state.above());
        double offset = bounded(last.kind(), z * multiple * spread);
        quantiles[(step - 1) * levels + level] =
            VarianceStabilizer.fromModel(last.kind(), center + offset);
      }
    }
    return new HorizonForecast(
        last.key(),
        last.endMillis(),
        baseline.windowMillis(),
        last.kind(),
        last.value(),
        mean,
        quantiles,
        trust,
        state.coverage());
  }

  /**
   * How much wider than a normal distribution: what one step needed, but rare bursts of one window
   * do not last for the horizon.
   */
  private static double multiple(double scales) {
    return Math.min(WIDEST, scales / NormalQuantile.AT_INTERVAL);
  }

  /**
   * Where values vary in proportion a wide spread soon means thousandfold: so wide a forecast knows
   * nothing, and says no more than fourfold.
   */
  private static double bounded(SignalKind kind, double offset) {
    return switch (kind) {
      case COUNT, LATENCY -> Math.max(-MOST_FOLD, Math.min(MOST_FOLD, offset));
      case RATIO, GAUGE -> offset;
    };
  }

  /**
   * Mean of the value whose transform is normal: of a log-normal one for the log-scale signals,
   * close to the median for the others.
   */
  private static double mean(SignalKind kind, double center, double spread) {
    return switch (kind) {
      case COUNT, LATENCY ->
          VarianceStabilizer.fromModel(kind, center + Math.min(1, spread * spread) / 2);
      case RATIO, GAUGE -> VarianceStabilizer.fromModel(kind, center);
    };
  }
}
