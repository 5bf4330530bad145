package io.foretide.baseline;

import static io.foretide.baseline.LearningSeries.DAY;
import static io.foretide.baseline.LearningSeries.HOUR;
import static io.foretide.baseline.LearningSeries.REQUESTS;
import static io.foretide.flink.fixtures.TelemetryFixtures.START;
import static io.foretide.flink.fixtures.TelemetryFixtures.series;
import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.model.series.HorizonForecast;
import io.foretide.model.series.Trust;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ForecastFunctionTest {
  private ForecastSeries series;

  @BeforeEach
  void open() throws Exception {
    series = ForecastSeries.open();
  }

  @AfterEach
  void close() {
    series.close();
  }

  @Test
  void forecastsTheHorizonAtEveryForecastStep() throws Exception {
    series.read(0, 48);

    // every two hours since the epoch, at the end of a window; 14:00 is one of them
    assertThat(series.read(48, 54))
        .hasSize(3)
        .allSatisfy(
            forecast -> {
              assertThat(forecast.key()).isEqualTo(REQUESTS);
              assertThat(forecast.horizon()).isEqualTo(6);
              assertThat(forecast.stepMillis()).isEqualTo(HOUR);
            })
        .extracting(HorizonForecast::originMillis)
        .containsExactly(START + 50 * HOUR, START + 52 * HOUR, START + 54 * HOUR);
  }

  @Test
  void forecastsTheSeasonOfTheDay() throws Exception {
    List<HorizonForecast> forecasts = series.read(0, 8 * 24);
    HorizonForecast last = forecasts.get(forecasts.size() - 1);

    assertThat(last.trust()).isEqualTo(Trust.TRAINED);
    for (int step = 1; step <= last.horizon(); step++) {
      double truth = LearningSeries.window(8 * 24 + step - 1).value();
      assertThat(last.mean()[step - 1]).isBetween(0.98 * truth, 1.02 * truth);
    }
  }

  @Test
  void forecastsNothingButTheDemandOfServices() {
    assertThat(LearningSeries.SETTINGS.forecasts(REQUESTS)).isTrue();
    assertThat(LearningSeries.SETTINGS.forecasts(series("GET /cart", "requests"))).isFalse();
    assertThat(LearningSeries.SETTINGS.forecasts(series("", "jobs"))).isFalse();
  }

  @Test
  void forgetsASeriesThatStaysUnseen() throws Exception {
    series.read(0, 60);
    assertThat(series.timers()).isEqualTo(1);
    long last = START + 59 * HOUR;
    series.watermark(last + 2 * DAY - 1);
    assertThat(series.stateEntries()).isPositive();

    series.watermark(last + 2 * DAY);
    assertThat(series.stateEntries()).isZero();
    assertThat(series.timers()).isZero();
  }

  @Test
  void keepsWhatItLearntAtTheEndOfTheInput() throws Exception {
    series.read(0, 60);
    series.watermark(Long.MAX_VALUE);

    assertThat(series.stateEntries()).isPositive();
  }
}
