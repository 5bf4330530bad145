package io.foretide.flink.options;

import io.foretide.model.series.SeriesWindow;
import java.time.Duration;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** What all jobs of an installation must agree on: the windows, and whose days they make. */
public final class WindowOptions {
  /** Width of a window. */
  public static final ConfigOption<Duration> WIDTH =
      ConfigOptions.key("windows.width")
          .durationType()
          .defaultValue(Duration.ofMinutes(1))
          .withDescription(
              "Width of the tumbling windows; must divide a day. All jobs of an installation must"
                  + " agree on it, and it cannot be changed under existing state.");

  /** Whose days and weeks. */
  public static final ConfigOption<String> TIME_ZONE =
      ConfigOptions.key("baseline.season.time-zone")
          .stringType()
          .defaultValue("UTC")
          .withDescription(
              "Zone whose days and weeks make the season, such as `Europe/Berlin`: the clock that"
                  + " the users of the services live by. Changed under existing state, baselines are"
                  + " hours off until they have adapted, and scaling learns demand anew.");

  private static final Duration DAY = Duration.ofDays(1);

  private WindowOptions() {}

  /**
   * Width of a window, milliseconds.
   *
   * @throws InvalidOptionException when it does not divide a day
   */
  public static long width(OptionReader options) {
    return options
        .get(
            WIDTH,
            width ->
                width.compareTo(Duration.ofSeconds(1)) >= 0
                    && width.compareTo(DAY) <= 0
                    && DAY.toMillis() % width.toMillis() == 0,
            "a divisor of a day of at least 1 s, such as '1 min'")
        .toMillis();
  }

  /** What is wrong with a window: that it is of another width than all; null when nothing is. */
  public static String complaint(SeriesWindow window, long width) {
    long given = window.endMillis() - window.startMillis();
    return given == width
        ? null
        : "the window is " + given + " ms wide, expected windows.width of " + width + " ms";
  }
}
