package io.foretide.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.flink.fixtures.ControlFixtures;
import io.foretide.flink.fixtures.JobGraphs;
import io.foretide.model.series.SeriesWindow;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeasonalBaselineTopologyTest {
  @Test
  void givesEveryOperatorAUidAndAName() {
    StreamExecutionEnvironment environment = JobGraphs.environment();
    SeasonalBaselineTopology.Output output =
        SeasonalBaselineTopology.build(
            environment
                .fromData(TypeInformation.of(SeriesWindow.class), LearningSeries.window(0))
                .uid("source"),
            ControlFixtures.nothing(environment),
            LearningSeries.SETTINGS);
    output.baselines().sinkTo(new DiscardingSink<>()).uid("baselines");
    output.forecasts().sinkTo(new DiscardingSink<>()).uid("forecasts");

    assertThat(JobGraphs.operators(environment))
        .containsEntry("seasonal-baseline.learn", "Learn seasonal baseline")
        .containsEntry("seasonal-baseline.whole-windows", "Keep whole windows")
        .containsEntry("seasonal-baseline.forecast-signals", "Keep what is forecast")
        .containsEntry("seasonal-baseline.forecast", "Forecast horizon")
        .hasSize(8);
  }

  @Test
  void readsAndWritesTheTopicsOfTheContract() {
    assertThat(JobGraphs.operators(SeasonalBaselineJob::wire))
        .containsKeys(
            "seasonal-baseline.read-series-windows",
            "seasonal-baseline.decode-series-windows",
            "seasonal-baseline.learn",
            "seasonal-baseline.forecast",
            "seasonal-baseline.write-baselines",
            "seasonal-baseline.write-forecasts",
            "seasonal-baseline.write-dead-letters");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "baseline.season.time-zone | Mars | a time zone such as 'UTC' or 'Europe/Berlin'",
        "baseline.shift-adopted-after | 1 s |"
            + " a duration of at least 60 s and at most 36500 days, such as '5 min'",
        "baseline.expire-after | 1 min |"
            + " a duration of at least 3600 s and at most 36500 days, such as '5 min'",
        "forecast.horizon | 0 s | a duration of at most 10000 steps (of 300 s)",
        "forecast.horizon | 40 d | a duration of at most 10000 steps (of 300 s)",
        "forecast.interval | 0 s | a duration of at most a day, such as '5 min'",
        "forecast.interval | 2 d | a duration of at most a day, such as '5 min'",
      })
  void refusesWrongOptionsAtTheStart(String option, String value, String allowed) {
    JobGraphs.requireRefused(SeasonalBaselineJob::wire, option, value, allowed);
  }
}
