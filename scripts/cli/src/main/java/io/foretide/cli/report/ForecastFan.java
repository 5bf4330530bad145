package io.foretide.cli.report;

import io.foretide.model.series.HorizonForecast;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SignalKind;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Forecasts of one series, made at several origins, against what came.
 *
 * <p>Holds arrays, so it has identity equality.
 *
 * @param service name of the service
 * @param title what the chart shows: {@code requests}
 * @param unit how to write its values
 * @param timeMillis starts of the windows that came, ascending, milliseconds since the epoch
 * @param actual what came; NaN for a gap
 * @param origins the forecasts, by origin
 */
public record ForecastFan(
    String service,
    String title,
    ChartUnit unit,
    long[] timeMillis,
    double[] actual,
    List<Origin> origins) {

  /**
   * A forecast as seen from one origin. The columns have a row per step.
   *
   * @param originMillis end of the last window known
   * @param timeMillis start of the window that each step covers
   * @param p025 lower bound of the 95 % interval
   * @param p05 lower bound of the 90 % interval
   * @param p50 median
   * @param p95 upper bound of the 90 % interval
   * @param p975 upper bound of the 95 % interval
   */
  public record Origin(
      long originMillis,
      long[] timeMillis,
      double[] p025,
      double[] p05,
      double[] p50,
      double[] p95,
      double[] p975) {

    /**
     * The forecast as it was published, its counts as those of a window.
     *
     * @param windowMillis width of a window, milliseconds
     */
    public static Origin of(HorizonForecast forecast, long windowMillis) {
      double share = (double) windowMillis / forecast.stepMillis();
      double ofWindow = forecast.kind() == SignalKind.COUNT ? share : 1;
      return new Origin(
          forecast.originMillis(),
          IntStream.rangeClosed(1, forecast.horizon()).mapToLong(forecast::targetMillis).toArray(),
          quantile(forecast, 0.025, ofWindow),
          quantile(forecast, 0.05, ofWindow),
          quantile(forecast, 0.5, ofWindow),
          quantile(forecast, 0.95, ofWindow),
          quantile(forecast, 0.975, ofWindow));
    }

    private static double[] quantile(HorizonForecast forecast, double nominal, double ofWindow) {
      int level = HorizonForecast.LEVELS.indexOf(nominal);
      IntToDoubleFunction atStep = step -> ofWindow * forecast.quantile(step, level);
      return IntStream.rangeClosed(1, forecast.horizon()).mapToDouble(atStep).toArray();
    }
  }

  /** Copies the origins. */
  public ForecastFan {
    origins = List.copyOf(origins);
  }

  /**
   * Forecasts of a series against what came.
   *
   * @param forecasts of that series, by origin
   * @param timeMillis starts of the windows that came, ascending, milliseconds since the epoch
   * @param actual what came; NaN for a gap
   * @param windowMillis width of a window, milliseconds
   */
  public static ForecastFan of(
      SeriesKey key,
      SignalKind kind,
      List<HorizonForecast> forecasts,
      long[] timeMillis,
      double[] actual,
      long windowMillis) {
    return new ForecastFan(
        key.service(),
        SignalChart.title(key),
        ChartUnit.of(key, kind),
        timeMillis,
        actual,
        forecasts.stream().map(forecast -> Origin.of(forecast, windowMillis)).toList());
  }
}
