package io.foretide.cli;

import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.apache.flink.util.TimeUtils;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A duration as the options of the jobs write it, in whole milliseconds, but always with its unit:
 * a number alone, which they take for milliseconds, is nearly always meant otherwise.
 */
public final class DurationText implements ITypeConverter<Duration> {
  private static final Pattern NUMBER = Pattern.compile("\\s*\\d+\\s*");
  private static final Pattern ZERO = Pattern.compile("\\s*0+\\s*");
  private static final String ALLOWED =
      ", expected a number with its unit, such as '15 min', '90 s' or '1 h'";

  @Override
  public Duration convert(String text) {
    if (NUMBER.matcher(text).matches() && !ZERO.matcher(text).matches()) {
      throw new TypeConversionException("'" + text + "' has no unit" + ALLOWED);
    }
    try {
      Duration duration = TimeUtils.parseDuration(text);
      Duration whole = Duration.ofMillis(duration.toMillis());
      if (!whole.equals(duration)) {
        throw new TypeConversionException("'" + text + "' is not in whole milliseconds" + ALLOWED);
      }
      return whole;
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new TypeConversionException("'" + text + "' is no duration" + ALLOWED);
    }
  }

  /** A length of time as people read it, such as {@code 15 min}. */
  public static String shortest(long millis) {
    return TimeUtils.formatWithHighestUnit(Duration.ofMillis(millis));
  }

  /**
   * About how long ago something was, in the largest unit of which there are two: {@code 3 min}.
   */
  public static String roughly(Duration age) {
    if (age.toMinutes() < 2) {
      return age.toSeconds() + " s";
    }
    if (age.toHours() < 2) {
      return age.toMinutes() + " min";
    }
    return age.toDays() < 2 ? age.toHours() + " h" : age.toDays() + " d";
  }

  /**
   * Lengths of time as people read them: {@code 5 min}, or {@code 5 min to 1 h} when they differ.
   *
   * @param millis at least one
   */
  public static String range(LongStream millis) {
    var all = millis.summaryStatistics();
    String least = shortest(all.getMin());
    return all.getMin() == all.getMax() ? least : least + " to " + shortest(all.getMax());
  }
}
