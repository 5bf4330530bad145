package io.foretide.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.flink.fixtures.Snapshots;
import io.foretide.model.series.HorizonForecast;
import io.foretide.model.series.Trust;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ForecastSnapshotTest {
  private static final int NINE_DAYS = 9 * 24;

  @Test
  void goesOnWithTheForecasterThatWasLearnt() throws Exception {
    OperatorSubtaskState snapshot =
        Snapshots.committed("seasonal-baseline.forecast-v1", ForecastSnapshotTest::nineDays);
    try (ForecastSeries series = ForecastSeries.restore(snapshot, new HashMapStateBackend())) {
      assertThat(series.read(NINE_DAYS - 1, NINE_DAYS)).as("knows its last window").isEmpty();

      HorizonForecast next = series.read(NINE_DAYS, NINE_DAYS + 2).get(0);
      assertThat(next.trust()).isEqualTo(Trust.TRAINED);
      double truth = LearningSeries.window(NINE_DAYS + 2).value();
      assertThat(next.mean()[0]).as("its season is known").isBetween(0.98 * truth, 1.02 * truth);
    }
  }

  static Stream<StateBackend> backends() {
    return Stream.of(new HashMapStateBackend(), new EmbeddedRocksDBStateBackend());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("backends")
  void forecastsTheSameWhereverItIsInterrupted(StateBackend backend) throws Exception {
    for (int hours : new int[] {1, 17, 24, 100, 169}) {
      try (ForecastSeries whole = ForecastSeries.open();
          ForecastSeries before = ForecastSeries.open(backend)) {
        List<HorizonForecast> forecasts = new ArrayList<>(before.read(0, hours));
        try (ForecastSeries after = ForecastSeries.restore(before.snapshot(), backend)) {
          forecasts.addAll(after.read(hours, NINE_DAYS));
        }
        assertThat(forecasts)
            .as("interrupted after %d hours", hours)
            .usingRecursiveComparison()
            .withEqualsForType((a, b) -> Double.compare(a, b) == 0, Double.class)
            .isEqualTo(whole.read(0, NINE_DAYS));
      }
    }
  }

  private static OperatorSubtaskState nineDays() throws Exception {
    try (ForecastSeries series = ForecastSeries.open()) {
      series.read(0, NINE_DAYS);
      return series.snapshot();
    }
  }
}
