package io.foretide.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class ShareTextTest {
  private final ShareText text = new ShareText();

  @ParameterizedTest
  @CsvSource({
    "0.01, 0.01",
    "1%, 0.01",
    "0.1 %, 0.001",
    "50%, 0.5",
    ".5, 0.5",
    "0.07%, 7e-4",
    "0.29 %, 0.0029"
  })
  void readsSharesAndPercentages(String given, double expected) {
    assertThat(text.convert(given)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"0.07%, 0.07 %", "7%, 7 %", "0.5, 50 %", "0, 0 %", "0.125, 12.5 %", "100%, 100 %"})
  void writesPercentInFull(String given, String expected) {
    assertThat(ShareText.percent(text.convert(given))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"few", "", "%", "1 percent", "1%%", "NaN", "Infinity"})
  void refusesWhatIsNoShare(String given) {
    assertThatThrownBy(() -> text.convert(given))
        .isInstanceOf(TypeConversionException.class)
        .hasMessage("'%s' is no share, expected a number such as '0.01' or '1%%'", given);
  }
}
