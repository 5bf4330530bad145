package io.foretide.model.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockTimeTest {

  @ParameterizedTest
  @CsvSource({
    "2026-03-02T14:03:59Z, 2026-03-02T23:59:59Z, 14:03",
    "2026-03-02T00:00:00Z, 2026-03-02T23:59:59Z, 00:00",
    "2026-03-02T23:59:00Z, 2026-03-03T00:00:00Z, 2026-03-02 23:59",
    "1969-12-31T23:59:00Z, 1970-01-01T00:00:00Z, 1969-12-31 23:59"
  })
  void namesTheDayOnlyWhenItIsAnother(String time, String today, String shown) {
    assertThat(ClockTime.of(millis(time), millis(today))).isEqualTo(shown);
  }

  private static long millis(String time) {
    return Instant.parse(time).toEpochMilli();
  }
}
