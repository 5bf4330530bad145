package io.foretide.cli.simulate;

import java.time.Duration;
import org.apache.flink.util.TimeUtils;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A duration as the options of the jobs write it. */
final class DurationText implements ITypeConverter<Duration> {
  @Override
  public Duration convert(String text) {
    try {
      return TimeUtils.parseDuration(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException("'" + text + "' is no duration such as 15m, 90s or 1h");
    }
  }

  /** A length of time as people read it, such as {@code 15 min}. */
  static String shortest(long millis) {
    return TimeUtils.formatWithHighestUnit(Duration.ofMillis(millis));
  }
}
