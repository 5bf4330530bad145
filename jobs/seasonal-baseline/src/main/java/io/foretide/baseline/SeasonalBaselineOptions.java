package io.foretide.baseline;

import io.foretide.model.series.Signals;
import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** Options of the job seasonal-baseline. */
public final class SeasonalBaselineOptions {
  /** New normal. */
  public static final ConfigOption<Duration> SHIFT_ADOPTED_AFTER =
      ConfigOptions.key("baseline.shift-adopted-after")
          .durationType()
          .defaultValue(Duration.ofHours(3))
          .withDescription(
              "How long a departure from the season must last to be adopted as the new normal; until"
                  + " then it hardly moves the season, though the expectation of the next window follows"
                  + " the last ones. At least twelve windows.");

  /** Forgetting. */
  public static final ConfigOption<Duration> EXPIRE_AFTER =
      ConfigOptions.key("baseline.expire-after")
          .durationType()
          .defaultValue(Duration.ofDays(14))
          .withDescription("How long a series may stay unseen before it is forgotten.");

  /** How far ahead. */
  public static final ConfigOption<Duration> FORECAST_HORIZON =
      ConfigOptions.key("forecast.horizon")
          .durationType()
          .defaultValue(Duration.ofHours(1))
          .withDescription(
              "How far ahead is forecast, in steps of the window, though of no less than five minutes;"
                  + " at least the longest lead time plus the decision interval of scaling.");

  /** How often. */
  public static final ConfigOption<Duration> FORECAST_INTERVAL =
      ConfigOptions.key("forecast.interval")
          .durationType()
          .defaultValue(Duration.ofMinutes(5))
          .withDescription("How often a forecast is made; a part of a step counts as one.");

  /** Of what. */
  public static final ConfigOption<List<String>> FORECAST_SIGNALS =
      ConfigOptions.key("forecast.signals")
          .stringType()
          .asList()
          .defaultValues(Signals.REQUESTS)
          .withDescription("Signals whose service-level series are forecast, `;`-separated.");

  private SeasonalBaselineOptions() {}
}
