package io.foretide.baseline;

import static io.foretide.baseline.LearningSeries.HOUR;
import static io.foretide.baseline.LearningSeries.REQUESTS;
import static io.foretide.flink.fixtures.TelemetryFixtures.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.model.control.Calendar;
import io.foretide.model.control.Control;
import io.foretide.model.control.Occurrences;
import io.foretide.model.control.Scope;
import io.foretide.model.series.HorizonForecast;
import java.util.List;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Forecasts of six hours; a sale that doubles demand is told of for the hours 60 and 61. */
class GuidedForecastFunctionTest {
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
  void whatIsToldWhileItRunsActsOnTheNextForecast() throws Exception {
    List<HorizonForecast> before = series.read(0, 56);
    assertThat(before).allSatisfy(forecast -> assertThat(forecast.controls()).isEmpty());
    series.tell(sale());

    requireDoubled(series.read(56, 58));
  }

  @Test
  void whatWasToldIsKeptAcrossARestore() throws Exception {
    series.tell(sale());
    series.read(0, 56);
    try (ForecastSeries after =
        ForecastSeries.restore(series.snapshot(), new HashMapStateBackend())) {
      requireDoubled(after.read(56, 58));
    }
  }

  /** At hour 58, of the hours 58 to 63. */
  private static void requireDoubled(List<HorizonForecast> forecasts) throws Exception {
    HorizonForecast told = forecasts.get(0);
    assertThat(told.originMillis()).isEqualTo(START + 58 * HOUR);
    assertThat(told.controls()).containsExactly("sale@3");
    try (ForecastSeries untold = ForecastSeries.open()) {
      untold.read(0, 56);
      HorizonForecast usual = untold.read(56, 58).get(0);
      double[] mean = usual.mean().clone();
      mean[2] *= 2;
      mean[3] *= 2;
      assertThat(told.mean()).isEqualTo(mean);
      assertThat(told.quantile(3, 0)).isEqualTo(2 * usual.quantile(3, 0));
      assertThat(told.quantile(5, 0)).isEqualTo(usual.quantile(5, 0));
    }
  }

  private static Control sale() {
    Occurrences once = Occurrences.of(START + 60 * HOUR, START + 62 * HOUR, "", "UTC");
    return new Control(
        "sale",
        3,
        "",
        Scope.of(REQUESTS),
        new Calendar(once, false, false, 2, Calendar.ANY_WEEKDAY, 0));
  }
}
