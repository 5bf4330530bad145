package io.foretide.cli.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class TextsTest {
  private final SinceText since = new SinceText();

  @ParameterizedTest(name = "{0} s are {1}")
  @CsvSource({
    "-5, 0 s",
    "59, 59 s",
    "60, 1 min",
    "3599, 59 min",
    "3600, 1 h",
    "3900, 1 h 5 min",
    "86400, 1 d",
    "97200, 1 d 3 h"
  })
  void writesALengthOfTimeInItsTwoLargestUnits(long seconds, String text) {
    assertThat(LastingText.of(1000 * seconds)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-03-02T14:03:00Z",
        "2026-03-02T15:03+01:00",
        "2026-03-02T14:03",
        "2026-03-02 14:03",
        "2026-03-02 14:03:00.000"
      })
  void readsTimesThatAreUtcUnlessTheySay(String text) {
    assertThat(since.convert(text)).isEqualTo(Instant.parse("2026-03-02T14:03:00Z"));
  }

  @Test
  void readsHowLongAgoItWas() {
    Instant before = Instant.now();
    assertThat(since.convert("2 h"))
        .isBetween(before.minus(Duration.ofHours(2)), Instant.now().minus(Duration.ofHours(2)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-03-02T25:00", "2026-13", "2", "yesterday"})
  void refusesWhatIsNoTime(String text) {
    assertThatThrownBy(() -> since.convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("'" + text + "'");
  }
}
