package io.foretide.flink.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.Configuration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class OptionReaderTest {
  private static final ConfigOption<Integer> COUNT =
      ConfigOptions.key("test.count").intType().defaultValue(3);
  private static final ConfigOption<Double> SHARE =
      ConfigOptions.key("test.share").doubleType().defaultValue(0.5);
  private static final ConfigOption<Duration> WAIT =
      ConfigOptions.key("test.wait").durationType().defaultValue(Duration.ofMinutes(1));
  private static final ConfigOption<String> NAME =
      ConfigOptions.key("test.name").stringType().noDefaultValue();

  @Test
  void readsWhatIsAllowed() {
    OptionReader options =
        reader("test.count", "5", "test.share", "0.25", "test.wait", "2 s", "test.name", "UTC");

    assertThat(options.integer(COUNT, 1, 5)).isEqualTo(5);
    assertThat(options.between(SHARE, 0, 1)).isEqualTo(0.25);
    assertThat(options.millis(WAIT, Duration.ZERO)).isEqualTo(2000);
    assertThat(options.zone(NAME)).isEqualTo(ZoneId.of("UTC"));
  }

  @Test
  void takesTheDefaultOfWhatIsNotSet() {
    assertThat(reader().integer(COUNT, 1, 5)).isEqualTo(3);
  }

  @Test
  void refusesAMissingValue() {
    refuses(
        () -> reader().text(NAME),
        "option 'test.name' is not set, expected a text that is not empty");
  }

  @Test
  void refusesABlankText() {
    refuses(
        () -> reader("test.name", " ").text(NAME),
        "option 'test.name' is ' ', expected a text that is not empty");
  }

  @Test
  void refusesANumberOutOfRange() {
    refuses(
        () -> reader("test.count", "7").integer(COUNT, 1, 5),
        "option 'test.count' is '7', expected 1..5");
    refuses(
        () -> reader("test.share", "1").between(SHARE, 0, 1),
        "option 'test.share' is '1', expected a number between 0.0 and 1.0, both excluded");
    refuses(
        () -> reader("test.share", "NaN").between(SHARE, 0, 1),
        "option 'test.share' is 'NaN', expected a number between 0.0 and 1.0, both excluded");
  }

  @Test
  void refusesADefaultOutOfRange() {
    refuses(() -> reader().integer(COUNT, 4, 5), "option 'test.count' is '3', expected 4..5");
  }

  @Test
  void refusesAValueOfTheWrongType() {
    refuses(
        () -> reader("test.count", "many").integer(COUNT, 1, 5),
        "option 'test.count' is 'many', expected 1..5");
  }

  @Test
  void refusesADurationThatIsNone() {
    refuses(
        () -> reader("test.wait", "five minutes").millis(WAIT, Duration.ofSeconds(1)),
        "option 'test.wait' is 'five minutes',"
            + " expected a duration of at least 1 s and at most 36500 days, such as '5 min'");
  }

  @Test
  void refusesADurationAsItWasWritten() {
    refuses(
        () -> reader("test.wait", "500 ms").millis(WAIT, Duration.ofSeconds(1)),
        "option 'test.wait' is '500 ms',"
            + " expected a duration of at least 1 s and at most 36500 days, such as '5 min'");
  }

  @Test
  void refusesADurationThatMillisecondsCannotHold() {
    refuses(
        () -> reader("test.wait", "300000000000 d").millis(WAIT, Duration.ofMillis(1)),
        "option 'test.wait' is '300000000000 d',"
            + " expected a duration of at least 1 ms and at most 36500 days, such as '5 min'");
  }

  @Test
  void refusesAZoneThatIsNone() {
    refuses(
        () -> reader("test.name", "Atlantis/Centre").zone(NAME),
        "option 'test.name' is 'Atlantis/Centre',"
            + " expected a time zone such as 'UTC' or 'Europe/Berlin'");
  }

  @Test
  void refusesWindowsThatDoNotDivideADay() {
    for (String width : new String[] {"7 min", "0 s", "500 ms", "2 d", "300000000000 d"}) {
      refuses(
          () -> WindowOptions.width(reader("windows.width", width)),
          "option 'windows.width' is '"
              + width
              + "', expected a divisor of a day of at least 1 s, such as '1 min'");
    }
    assertThat(WindowOptions.width(reader("windows.width", "5 min"))).isEqualTo(300_000);
  }

  private static void refuses(ThrowingCallable reading, String message) {
    assertThatExceptionOfType(InvalidOptionException.class)
        .isThrownBy(reading)
        .withMessage(message);
  }

  private static OptionReader reader(String... keysAndValues) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      values.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return new OptionReader(Configuration.fromMap(values));
  }
}
