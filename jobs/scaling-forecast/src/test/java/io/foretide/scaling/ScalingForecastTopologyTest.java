package io.foretide.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.foretide.flink.fixtures.ControlFixtures;
import io.foretide.flink.fixtures.JobGraphs;
import io.foretide.flink.options.InvalidOptionException;
import io.foretide.model.scaling.DailyBounds;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.Signals;
import java.time.LocalTime;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalingForecastTopologyTest {
  @Test
  void givesEveryOperatorAUidAndAName() {
    StreamExecutionEnvironment environment = JobGraphs.environment();
    ScalingForecastTopology.Output output =
        ScalingForecastTopology.build(
            environment
                .fromData(
                    TypeInformation.of(SeriesWindow.class),
                    ScaledWorkload.window(0, Signals.REQUESTS, 60))
                .uid("source"),
            ControlFixtures.nothing(environment),
            ScaledWorkload.SETTINGS);
    output.recommendations().sinkTo(new DiscardingSink<>()).uid("recommendations");
    output.outcomes().sinkTo(new DiscardingSink<>()).uid("outcomes");

    assertThat(JobGraphs.operators(environment))
        .containsAllEntriesOf(
            Map.of(
                "scaling-forecast.workload-signals", "Keep signals of workloads",
                "scaling-forecast.recommend", "Recommend replicas"))
        .hasSize(6);
  }

  @Test
  void readsAndWritesTheTopicsOfTheContract() {
    assertThat(JobGraphs.operators(ScalingForecastJob::wire))
        .containsKeys(
            "scaling-forecast.read-series-windows",
            "scaling-forecast.decode-series-windows",
            "scaling-forecast.read-control",
            "scaling-forecast.check-control",
            "scaling-forecast.workload-signals",
            "scaling-forecast.recommend",
            "scaling-forecast.write-scaling-recommendations",
            "scaling-forecast.write-scaling-outcomes",
            "scaling-forecast.write-dead-letters");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "scaling.lead-time | 2 d | a duration of at most a day, such as '5 min'",
        "scaling.target-violation | 0.6 | a number between 0.0001 and 0.5",
        "scaling.shortage-cost | 0.5 | 0 for none, or a number between 1 and 9999",
        "scaling.target-saturation | 1.5 | a number above 0, at most 1",
        "scaling.mode | maybe | forecast-only or recommend",
        "scaling.pause | sideways | none, up, down or both",
        "scaling.largest-step | 0 | 1..100000",
        "scaling.daily-bounds | 8-20=4-50 |"
            + " times of day with fewest and most replicas, as"
            + " '08:00-20:00=4-50;20:00-08:00=2-20'",
        "scaling.daily-bounds | 08:00-20:00=50-4 |"
            + " times of day with fewest and most replicas, as"
            + " '08:00-20:00=4-50;20:00-08:00=2-20'",
        "scaling.decision-interval | 0 s | a multiple of windows.width (60 s), at most a day",
        "scaling.decision-interval | 90 s | a multiple of windows.width (60 s), at most a day",
        "scaling.decision-interval | 200000000000 d | a multiple of windows.width (60 s), at most a day",
        "scaling.min-replicas | 0 | 1..100000",
        "scaling.max-replicas | 0 | 1..100000",
        "scaling.replica-capacity | shop/checkout:many |"
            + " workloads with requests per second above 0 or 'learn', as tenant/service:25",
        "scaling.replica-capacity | shop/checkout:0 |"
            + " workloads with requests per second above 0 or 'learn', as tenant/service:25",
        "scaling.replica-capacity | checkout:5 |"
            + " workloads with requests per second above 0 or 'learn', as tenant/service:25",
      })
  void refusesWrongOptionsAtTheStart(String option, String value, String allowed) {
    JobGraphs.requireRefused(ScalingForecastJob::wire, option, value, allowed);
  }

  @Test
  void refusesFewerReplicasAtMostThanAtLeast() {
    assertThatExceptionOfType(InvalidOptionException.class)
        .isThrownBy(
            () ->
                JobGraphs.operators(
                    ScalingForecastJob::wire,
                    "--scaling.min-replicas",
                    "3",
                    "--scaling.max-replicas",
                    "2"))
        .withMessage("option 'scaling.max-replicas' is '2', expected 3..100000");
  }

  @ParameterizedTest
  @CsvSource({
    "checkout, '', requests, true",
    "checkout, '', latency.p95, true",
    "checkout, '', latency.p50, false",
    "checkout, /pay, requests, false",
    "search, '', requests, false"
  })
  void usesWhatSaysSomethingOfANamedWorkload(
      String service, String operation, String signal, boolean used) {
    SeriesKey key = new SeriesKey("shop", service, operation, signal);
    SeriesWindow window = new SeriesWindow(key, 0, 60_000, 1, 0, Signals.kind(signal, false));

    assertThat(ScaledWorkload.SETTINGS.uses(window)).isEqualTo(used);
  }

  @Test
  void derivesTheTargetFromWhatAShortageCosts() {
    Configuration costs = new Configuration();
    costs.set(ScalingForecastOptions.SHORTAGE_COST, 199.0);
    assertThat(ScalingForecastSettings.from(costs).policy().targetViolation()).isEqualTo(0.005);
  }

  @Test
  void readsBoundsByTimeOfDay() {
    Configuration bounds =
        Configuration.fromMap(Map.of("scaling.daily-bounds", "08:00-20:00=4-50;20:00-08:00=2-20"));
    assertThat(ScalingForecastSettings.from(bounds).policy().limits().bounds().daily())
        .containsExactly(
            new DailyBounds(LocalTime.of(8, 0), LocalTime.of(20, 0), 4, 50),
            new DailyBounds(LocalTime.of(20, 0), LocalTime.of(8, 0), 2, 20));
  }
}
