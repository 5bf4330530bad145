package io.foretide.model.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.foretide.model.baseline.BaselineRun;
import io.foretide.model.series.HorizonForecast;
import io.foretide.model.series.SignalKind;
import io.foretide.model.series.Trust;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HorizonForecasterTest {
  private static final int DAY = 288;

  @Test
  void forecastsNothingOfASeriesNeverSeen() {
    BaselineRun run = BaselineRun.ofFiveMinutes(SignalKind.COUNT);
    run.next(Double.NaN, 0);
    assertThat(forecast(run, 12)).isNull();
  }

  @Test
  void repeatsASeriesThatRepeatsItself() {
    BaselineRun run = BaselineRun.ofFiveMinutes(SignalKind.COUNT);
    for (int i = 0; i < 15 * DAY + DAY / 3; i++) {
      run.next(daily(i), 0);
    }
    HorizonForecast forecast = forecast(run, DAY);
    assertThat(forecast.originMillis()).isEqualTo(run.clock());
    assertThat(forecast.horizon()).isEqualTo(DAY);
    assertThat(forecast.trust()).isEqualTo(Trust.TRAINED);
    for (int step = 1; step <= DAY; step++) {
      double truth = daily(DAY / 3 + step - 1);
      assertThat(forecast.targetMillis(step))
          .isEqualTo(run.clock() + (step - 1) * BaselineRun.FIVE_MINUTES);
      assertThat(forecast.quantile(step, HorizonForecast.LEVELS.indexOf(0.5)))
          .isBetween(0.9 * truth, 1.1 * truth);
      assertThat(truth)
          .isBetween(
              forecast.quantile(step, HorizonForecast.LEVELS.indexOf(0.025)),
              forecast.quantile(step, HorizonForecast.LEVELS.indexOf(0.975)));
    }
  }

  private static double daily(int window) {
    return Math.rint(500 + 300 * Math.sin(2 * Math.PI * window / DAY));
  }

  private static HorizonForecast forecast(BaselineRun run, int horizon) {
    return new HorizonForecaster(new ForecastSettings(horizon, 1), run.settings())
        .forecast(run.last(), run.state(), run.chunks());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 3, true",
    "60000, 3, false",
    "120000, 3, false",
    "180000, 3, true",
    "60000, 1, true"
  })
  void isDueWheneverAsManyWindowsHavePassed(long end, int every, boolean due) {
    assertThat(new ForecastSettings(12, every).isDue(end, 60_000)).isEqualTo(due);
  }

  @ParameterizedTest
  @CsvSource({"0, 1, horizon is 0 steps", "10001, 1, horizon is 10001 steps", "12, 0, every 0"})
  void refusesSettingsOutOfRange(int horizon, int every, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ForecastSettings(horizon, every))
        .withMessageContaining(reason);
  }
}
