package io.foretide.baseline;

import io.foretide.flink.options.InvalidOptionException;
import io.foretide.flink.options.OptionReader;
import io.foretide.flink.options.WindowOptions;
import io.foretide.model.baseline.BaselineSettings;
import io.foretide.model.forecast.ForecastSettings;
import io.foretide.model.series.SeriesKey;
import java.io.Serializable;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Set;
import org.apache.flink.configuration.ReadableConfig;

/**
 * Settings of the job seasonal-baseline, checked. All durations in milliseconds.
 *
 * @param width width of a window
 * @param timeZone zone of the season
 * @param shiftAdoptedAfter how long a departure lasts to become the new normal
 * @param expireAfter how long a series may stay unseen
 * @param horizon how far ahead is forecast
 * @param forecastEvery how often a forecast is made
 * @param forecastSignals signals whose service-level series are forecast
 */
public record SeasonalBaselineSettings(
    long width,
    ZoneId timeZone,
    long shiftAdoptedAfter,
    long expireAfter,
    long horizon,
    long forecastEvery,
    Set<String> forecastSignals)
    implements Serializable {
  private static final int LEAST_WINDOWS_OF_A_SHIFT = 12;
  private static final int MOST_STEPS = 10_000;

  /**
   * Reads and checks the options of {@link SeasonalBaselineOptions}.
   *
   * @throws InvalidOptionException naming the first option that cannot be used
   */
  public static SeasonalBaselineSettings from(ReadableConfig config) {
    OptionReader options = new OptionReader(config);
    long width = WindowOptions.width(options);
    return new SeasonalBaselineSettings(
        width,
        options.zone(WindowOptions.TIME_ZONE),
        Math.max(
            options.millis(SeasonalBaselineOptions.SHIFT_ADOPTED_AFTER, Duration.ofMinutes(1)),
            LEAST_WINDOWS_OF_A_SHIFT * width),
        options.millis(SeasonalBaselineOptions.EXPIRE_AFTER, Duration.ofHours(1)),
        horizon(options, width),
        options.millisUpToADay(SeasonalBaselineOptions.FORECAST_INTERVAL, Duration.ofMillis(1)),
        Set.copyOf(
            options.get(
                SeasonalBaselineOptions.FORECAST_SIGNALS, names -> true, "names of signals")));
  }

  private static long horizon(OptionReader options, long width) {
    Duration step = Duration.ofMillis(ForecastSettings.stepMillis(width));
    return options
        .get(
            SeasonalBaselineOptions.FORECAST_HORIZON,
            value -> value.toMillis() >= 1 && value.compareTo(step.multipliedBy(MOST_STEPS)) <= 0,
            "a duration of at most %d steps (of %d s)".formatted(MOST_STEPS, step.toSeconds()))
        .toMillis();
  }

  /** The model's settings. */
  public BaselineSettings baseline() {
    return new BaselineSettings(width, timeZone, shiftAdoptedAfter);
  }

  /** What is forecast. */
  public ForecastSettings forecast() {
    return ForecastSettings.of(width, timeZone, horizon, forecastEvery);
  }

  /** Whether a series is forecast: of the service as a whole, and of a signal that is. */
  public boolean forecasts(SeriesKey key) {
    return key.isServiceLevel() && forecastSignals.contains(key.signal());
  }
}
