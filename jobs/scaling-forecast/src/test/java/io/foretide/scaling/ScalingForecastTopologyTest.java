package io.foretide.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.foretide.flink.fixtures.JobGraphs;
import io.foretide.flink.options.InvalidOptionException;
import io.foretide.model.series.HorizonForecast;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalingForecastTopologyTest {
  @Test
  void givesEveryOperatorAUidAndAName() {
    StreamExecutionEnvironment environment = JobGraphs.environment();
    ScalingForecastTopology.build(
            environment
                .fromData(
                    TypeInformation.of(HorizonForecast.class),
                    ScaledWorkload.forecast(ScaledWorkload.REQUESTS, 0, 1, 1))
                .uid("source"),
            ScaledWorkload.SETTINGS)
        .sinkTo(new DiscardingSink<>())
        .uid("recommendations");

    assertThat(JobGraphs.operators(environment))
        .containsAllEntriesOf(
            Map.of(
                "scaling-forecast.demand", "Keep demand forecasts",
                "scaling-forecast.recommend", "Recommend replicas"))
        .hasSize(4);
  }

  @Test
  void readsAndWritesTheTopicsOfTheContract() {
    assertThat(JobGraphs.operators(ScalingForecastJob::wire))
        .containsKeys(
            "scaling-forecast.read-forecasts",
            "scaling-forecast.decode-forecasts",
            "scaling-forecast.demand",
            "scaling-forecast.recommend",
            "scaling-forecast.write-scaling-recommendations",
            "scaling-forecast.write-dead-letters");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "scaling.lead-time | 2 d | a duration of at most a day, such as '5 min'",
        "scaling.target-violation | 0.6 | a number between 0.001 and 0.5",
        "scaling.decision-interval | 0 s |"
            + " a duration of at least 1 s and at most 36500 days, such as '5 min'",
        "scaling.min-replicas | 0 | 1..100000",
        "scaling.max-replicas | 0 | 1..100000",
        "scaling.replica-capacity | shop/checkout:many |"
            + " workloads with requests per second above 0, as tenant/service:25",
        "scaling.replica-capacity | shop/checkout:0 |"
            + " workloads with requests per second above 0, as tenant/service:25",
        "scaling.replica-capacity | checkout:5 |"
            + " workloads with requests per second above 0, as tenant/service:25",
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
}
