package io.foretide.flink.options;

import java.time.Duration;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** What all jobs of an installation must agree on: the windows. */
public final class WindowOptions {
  /** Width of a window. */
  public static final ConfigOption<Duration> WIDTH =
      ConfigOptions.key("windows.width")
          .durationType()
          .defaultValue(Duration.ofMinutes(1))
          .withDescription(
              "Width of the tumbling windows; must divide a day. All jobs of an installation must"
                  + " agree on it, and it cannot be changed under existing state.");

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
}
