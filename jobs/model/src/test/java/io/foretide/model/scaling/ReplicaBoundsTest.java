package io.foretide.model.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplicaBoundsTest {
  private static final ReplicaBounds BOUNDS =
      new ReplicaBounds(
          1,
          9,
          List.of(
              new DailyBounds(LocalTime.of(8, 0), LocalTime.of(20, 0), 4, 50),
              new DailyBounds(LocalTime.of(22, 0), LocalTime.of(6, 0), 2, 20)),
          ZoneId.of("Europe/Berlin"));

  @ParameterizedTest
  @CsvSource({
    "2026-07-01T05:59:00Z, 1, 9",
    "2026-07-01T06:00:00Z, 4, 50",
    "2026-07-01T17:59:00Z, 4, 50",
    "2026-07-01T18:00:00Z, 1, 9",
    "2026-07-01T20:00:00Z, 2, 20",
    "2026-07-01T23:30:00Z, 2, 20",
    "2026-07-02T03:59:00Z, 2, 20",
    "2026-07-02T04:00:00Z, 1, 9"
  })
  void holdByTheClockOfTheZone(Instant at, int min, int max) {
    assertThat(BOUNDS.min(at.toEpochMilli())).isEqualTo(min);
    assertThat(BOUNDS.max(at.toEpochMilli())).isEqualTo(max);
  }

  @Test
  void refusesMoreAtLeastThanAtMost() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ReplicaBounds(3, 2, List.of(), ZoneId.of("UTC")))
        .withMessage("maxReplicas is 2, allowed: at least 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DailyBounds(LocalTime.MIN, LocalTime.NOON, 0, 2))
        .withMessage("min is 0, allowed: at least 1");
  }
}
