package io.foretide.cli.simulate;

import static io.foretide.cli.simulate.SampleDemand.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CapacityChartTest {
  private static final long SEED = 5;

  @Test
  void showsRowsInTheirOrderAndWhereDemandWasNotMet() {
    double[] demand = new double[200];
    Arrays.fill(demand, 100);
    demand[150] = 500;
    long[] millis = new long[200];
    Arrays.setAll(millis, row -> row * MINUTE);
    // a row that came late
    millis[180] = 10 * MINUTE;
    SimulationSettings settings =
        new SimulationSettings(5 * MINUTE, 0.01, 0, Double.NaN, 0, ZoneOffset.UTC);
    CapacityChart chart =
        CapacityChart.of(SimulatedSeries.of(SampleDemand.of(millis, demand), settings, 0.5));
    assertThat(chart.timeMillis()).hasSize(199).isSorted();
    assertThat(chart.violated().startMillis()).contains(150 * MINUTE);
    assertThat(chart.judgedFromMillis()).isEqualTo(100 * MINUTE);
  }

  @Test
  void namesNoRivalWhenNothingIsKnownOfAny() {
    SimulationSettings settings =
        new SimulationSettings(5 * MINUTE, 0.01, 0, Double.NaN, 0, ZoneOffset.UTC);
    CapacityChart chart =
        CapacityChart.of(SimulatedSeries.of(SampleDemand.of(new double[100]), settings, 0.5));
    assertThat(chart.rivalTitle()).isEmpty();
    assertThat(chart.rival()).containsOnly(Double.NaN);
    assertThat(chart.rivalFit()).isEqualTo(CapacityFit.UNKNOWN);
  }

  @Test
  void keepsALongSeriesShort() {
    double[] demand = SampleDemand.daily(20_000, SEED);
    SimulationSettings settings =
        new SimulationSettings(5 * MINUTE, 0.01, 0, Double.NaN, 0, ZoneOffset.UTC);
    CapacityChart chart =
        CapacityChart.of(SimulatedSeries.of(SampleDemand.of(demand), settings, 0.5));
    assertThat(chart.timeMillis()).hasSizeLessThan(5000);
    assertThat(chart.fromMillis()).isEqualTo(SampleDemand.START);
    assertThat(chart.toMillis()).isEqualTo(SampleDemand.START + 19_999 * MINUTE);
  }
}
