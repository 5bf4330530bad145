package io.foretide.model.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foretide.model.series.HorizonForecast;
import io.foretide.model.series.Trust;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemandQuantileTest {
  private static final HorizonForecast FORECAST = Forecasts.of(0, 1, Trust.TRAINED, 1, 100);

  @ParameterizedTest
  @CsvSource({"0.5, 50", "0.95, 80", "0.975, 90", "0.99, 100", "0.999, 150"})
  void isExactAtTheLevels(double level, double perSecond) {
    assertThat(DemandQuantile.at(FORECAST, 2, level)).isEqualTo(perSecond * 60, within(1e-9));
  }

  @Test
  void isLinearInTheLogarithmOfTheTailBetweenThem() {
    // the tail 0.01^(1/2) * 0.001^(1/2) lies half-way between the tails 0.01 and 0.001
    double level = 1 - Math.sqrt(0.01 * 0.001);

    assertThat(DemandQuantile.at(FORECAST, 2, level)).isEqualTo(125 * 60, within(1e-9));
  }

  @Test
  void growsWithTheLevel() {
    double before = 0;
    for (int violation = 500; violation >= 1; violation--) {
      double quantile = DemandQuantile.at(FORECAST, 1, 1 - violation / 1000.0);
      assertThat(quantile).isGreaterThan(before);
      before = quantile;
    }
  }
}
