package io.foretide.flink.options;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.function.Predicate;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ReadableConfig;

/**
 * Reads options and refuses values out of their range, naming option, value and what is allowed.
 */
public final class OptionReader {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration LONGEST = Duration.ofDays(36_500);

  private final ReadableConfig config;

  /** Reads from {@code config}. */
  public OptionReader(ReadableConfig config) {
    this.config = config;
  }

  /**
   * Value of an option that passes a check.
   *
   * @param allowed what the check lets pass, in words
   * @throws InvalidOptionException when the value is missing, of the wrong type or does not pass
   */
  public <T> T get(ConfigOption<T> option, Predicate<T> check, String allowed) {
    T value = raw(option, allowed);
    if (value == null || !check.test(value)) {
      throw new InvalidOptionException(option.key(), asWritten(option, value), allowed);
    }
    return value;
  }

  /** A whole number within {@code [least, most]}. */
  public int integer(ConfigOption<Integer> option, int least, int most) {
    return get(option, value -> value >= least && value <= most, least + ".." + most);
  }

  /** A number within {@code (above, below)}. */
  public double between(ConfigOption<Double> option, double above, double below) {
    return get(
        option,
        value -> value > above && value < below,
        "a number between " + above + " and " + below + ", both excluded");
  }

  /** A duration of at least {@code least} and at most a century, in milliseconds. */
  public long millis(ConfigOption<Duration> option, Duration least) {
    return get(
            option,
            value -> value.compareTo(least) >= 0 && value.compareTo(LONGEST) <= 0,
            "a duration of at least %s and at most %d days, such as '5 min'"
                .formatted(text(least), LONGEST.toDays()))
        .toMillis();
  }

  /** A duration of at least {@code least} and at most a day, in milliseconds. */
  public long millisUpToADay(ConfigOption<Duration> option, Duration least) {
    return get(
            option,
            value -> value.compareTo(least) >= 0 && value.compareTo(DAY) <= 0,
            "a duration of at most a day, such as '5 min'")
        .toMillis();
  }

  /** A duration that is so many times the value of another option, at most a day; milliseconds. */
  public long multipleUpToADay(
      ConfigOption<Duration> option, ConfigOption<Duration> unit, long unitMillis) {
    return get(
            option,
            value ->
                value.compareTo(DAY) <= 0
                    && value.toMillis() >= unitMillis
                    && value.toMillis() % unitMillis == 0,
            "a multiple of %s (%s), at most a day"
                .formatted(unit.key(), text(Duration.ofMillis(unitMillis))))
        .toMillis();
  }

  /** Text that is not blank. */
  public String text(ConfigOption<String> option) {
    return get(option, value -> !value.isBlank(), "a text that is not empty");
  }

  /** A time zone. */
  public ZoneId zone(ConfigOption<String> option) {
    String name = text(option);
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new InvalidOptionException(
          option.key(), name, "a time zone such as 'UTC' or 'Europe/Berlin'");
    }
  }

  private <T> T raw(ConfigOption<T> option, String allowed) {
    try {
      return config.get(option);
    } catch (IllegalArgumentException e) {
      throw new InvalidOptionException(option.key(), asWritten(option, null), allowed);
    }
  }

  /** The value as whoever set it wrote it; {@code value} when it is the default. */
  private Object asWritten(ConfigOption<?> option, Object value) {
    String written = config.toMap().get(option.key());
    return written == null ? value : written;
  }

  private static String text(Duration duration) {
    return duration.toSeconds() > 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
  }
}
