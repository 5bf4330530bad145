package io.foretide.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.model.series.HorizonForecast;
import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.SignalKind;
import io.foretide.model.series.Trust;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChartDataTest {
  private static final SeriesKey KEY = new SeriesKey("shop", "checkout", "POST /pay", "errors");

  @Test
  void putsAGapWhereWindowsAreMissing() {
    SignalChart chart =
        SignalChart.of(List.of(window(0), window(1), window(5)), 100, time -> false);
    assertThat(chart.timeMillis()).containsExactly(0, 10, 20, 50);
    assertThat(chart.actual()).containsExactly(0.5, 0.5, Double.NaN, 0.5);
    assertThat(chart.upper()).containsExactly(0.8, 0.8, Double.NaN, 0.8);
    assertThat(chart.title()).isEqualTo("POST /pay errors");
    assertThat(chart.unit()).isEqualTo(ChartUnit.SHARE);
  }

  @Test
  void takesTheQuantilesOfAForecastByTheirLevelAsCountsOfAWindow() {
    double[] quantiles = {1, 2, 3, 4, 5, 6, 7, 11, 12, 13, 14, 15, 16, 17};
    HorizonForecast forecast =
        new HorizonForecast(
            KEY,
            100,
            10,
            SignalKind.COUNT,
            3,
            new double[] {3, 13},
            quantiles,
            Trust.TRAINED,
            0.9,
            List.of());
    ForecastFan.Origin origin = ForecastFan.Origin.of(forecast, 5);
    assertThat(origin.timeMillis()).containsExactly(100, 110);
    assertThat(origin.p025()).containsExactly(0.5, 5.5);
    assertThat(origin.p50()).containsExactly(1.5, 6.5);
    assertThat(origin.p975()).containsExactly(2.5, 7.5);
  }

  @Test
  void joinsShortWindowsThatTouch() {
    // capacity 10: needed [1, 3, 3, gap, 3, 1], 2 ready -> short in 1, 2 and 4
    ScalingChart.Demand demand =
        new ScalingChart.Demand(
            new long[] {0, 10, 20, 30, 40, 50},
            10,
            new double[] {5, 25, 25, Double.NaN, 30, 5},
            10);
    int[] two = {2, 2, 2, 2, 2, 2};
    int[] four = {4, 4, 4, 4, 4, 4};
    ScalingChart chart = ScalingChart.of("checkout", demand, two, four, new Regret(1, 2), 100);
    assertThat(chart.needed()).containsExactly(1, 3, 3, Double.NaN, 3, 1);
    assertThat(chart.foretideShort().startMillis()).containsExactly(10, 40);
    assertThat(chart.foretideShort().endMillis()).containsExactly(30, 50);
    assertThat(chart.reactiveShort().startMillis()).isEmpty();
    assertThat(chart.foretideFit().underShare()).isEqualTo(0.6);
  }

  private static ScoredWindow window(int index) {
    SeriesWindow window =
        new SeriesWindow(KEY, index * 10L, index * 10L + 10, 0.5, 100, SignalKind.RATIO);
    return new ScoredWindow(window, 0.4, 0.1, 0.8, 0.1, 1, 0, 0, Trust.TRAINED, 0.95);
  }
}
