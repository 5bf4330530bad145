package io.foretide.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class DurationTextTest {
  private final DurationText text = new DurationText();

  @ParameterizedTest
  @CsvSource({
    "15 min, PT15M",
    "15m, PT15M",
    "90 s, PT1M30S",
    "1h, PT1H",
    "250 ms, PT0.25S",
    "0, PT0S",
    "0 min, PT0S"
  })
  void readsANumberWithItsUnit(String given, Duration expected) {
    assertThat(text.convert(given)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"15", " 15 ", "015", "900000"})
  void refusesANumberWithoutAUnit(String given) {
    assertThatThrownBy(() -> text.convert(given))
        .isInstanceOf(TypeConversionException.class)
        .hasMessage(
            "'%s' has no unit, expected a number with its unit, such as '15 min', '90 s' or '1 h'",
            given);
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "", "-5 min", "5 fortnights", "1.5 h", "999999999999999999 d"})
  void refusesWhatIsNoDuration(String given) {
    assertThatThrownBy(() -> text.convert(given))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageStartingWith("'" + given + "' is no duration, expected a number with its unit");
  }

  @ParameterizedTest
  @ValueSource(strings = {"900 µs", "900 micro", "1500 µs", "1 ns", "1000001 ns"})
  void refusesWhatIsNotInWholeMilliseconds(String given) {
    assertThatThrownBy(() -> text.convert(given))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageStartingWith("'" + given + "' is not in whole milliseconds, expected a number");
  }

  @Test
  void takesSmallerUnitsThatMakeWholeMilliseconds() {
    assertThat(text.convert("2000 µs")).isEqualTo(Duration.ofMillis(2));
  }

  @Test
  void writesLengthsAsPeopleReadThem() {
    assertThat(DurationText.shortest(900_000)).isEqualTo("15 min");
    assertThat(DurationText.range(LongStream.of(300_000, 300_000))).isEqualTo("5 min");
    assertThat(DurationText.range(LongStream.of(3_600_000, 300_000))).isEqualTo("5 min to 1 h");
  }
}
