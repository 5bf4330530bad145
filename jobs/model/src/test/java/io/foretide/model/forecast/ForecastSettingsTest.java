package io.foretide.model.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForecastSettingsTest {
  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final StepClock HOURS = new StepClock(Duration.ofHours(1).toMillis(), UTC);

  @ParameterizedTest
  @CsvSource({"PT10S, PT5M", "PT1M, PT5M", "PT2M, PT6M", "PT5M, PT5M", "PT8M, PT8M", "PT1H, PT1H"})
  void stepsAreWholeWindowsOfAtLeastFiveMinutes(Duration window, Duration step) {
    assertThat(ForecastSettings.stepMillis(window.toMillis())).isEqualTo(step.toMillis());
  }

  @Test
  void countsAPartOfAStepAsOne() {
    ForecastSettings settings = ForecastSettings.of(60_000, UTC, 3_660_000, 60_000);
    assertThat(settings.horizon()).isEqualTo(13);
    assertThat(settings.everySteps()).isEqualTo(1);
    assertThat(settings.windowsPerStep()).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource({"0, 3, false", "1, 3, false", "2, 3, true", "5, 3, true", "6, 1, true"})
  void isDueWheneverAsManyStepsHavePassed(long step, int every, boolean due) {
    assertThat(new ForecastSettings(HOURS, 60_000, 12, every).isDue(step)).isEqualTo(due);
  }

  @ParameterizedTest
  @CsvSource({
    "7000, 1, 1, window is PT7S",
    "60000, 0, 1, horizon is 0 steps",
    "60000, 10001, 1, horizon is 10001 steps",
    "60000, 12, 0, every 0"
  })
  void refusesSettingsOutOfRange(long window, int horizon, int every, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ForecastSettings(HOURS, window, horizon, every))
        .withMessageContaining(reason);
  }
}
