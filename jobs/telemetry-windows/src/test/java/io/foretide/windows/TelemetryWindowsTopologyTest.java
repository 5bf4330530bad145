package io.foretide.windows;

import static io.foretide.flink.fixtures.TelemetryFixtures.START;
import static io.foretide.flink.fixtures.TelemetryFixtures.incoming;
import static io.foretide.flink.fixtures.TelemetryFixtures.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.flink.fixtures.JobGraphs;
import io.foretide.flink.kafka.IncomingTelemetry;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TelemetryWindowsTopologyTest {
  @Test
  void givesEveryOperatorAUidAndAName() {
    assertThat(JobGraphs.operators(topology()))
        .containsAllEntriesOf(
            Map.of(
                "telemetry-windows.fold", "Fold telemetry into partial windows",
                "telemetry-windows.quota", "Keep tenants to their quota",
                "telemetry-windows.never-idle", "Hold the time of partial windows",
                "telemetry-windows.live-never-idle", "Hold the time of live windows",
                "telemetry-windows.close", "Close windows"))
        .hasSize(8);
  }

  /** Otherwise time wakes up on the one way before what it closes has come on the other. */
  @Test
  void closesWindowsByTimeThatNeverFallsIdleOnAnyWay() {
    assertThat(JobGraphs.inputs(topology(), "telemetry-windows.close"))
        .containsExactlyInAnyOrder(
            "telemetry-windows.never-idle", "telemetry-windows.live-never-idle");
  }

  private static StreamExecutionEnvironment topology() {
    StreamExecutionEnvironment environment = JobGraphs.environment();
    TelemetryWindowsTopology.Output output =
        TelemetryWindowsTopology.build(
            environment
                .fromData(TypeInformation.of(IncomingTelemetry.class), incoming(request(START, "")))
                .uid("source"),
            ClosingService.SETTINGS);
    output.windows().sinkTo(new DiscardingSink<>()).uid("windows");
    output.deadLetters().sinkTo(new DiscardingSink<>()).uid("dead-letters");
    return environment;
  }

  @Test
  void readsAndWritesTheTopicsOfTheContract() {
    assertThat(JobGraphs.operators(TelemetryWindowsJob::wire))
        .containsKeys(
            "telemetry-windows.read-telemetry",
            "telemetry-windows.fold",
            "telemetry-windows.close",
            "telemetry-windows.write-series-windows",
            "telemetry-windows.write-dead-letters");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "windows.width | 7 min | a divisor of a day of at least 1 s, such as '1 min'",
        "windows.allowed-lateness | later |"
            + " a duration of at least 0 ms and at most 36500 days, such as '5 min'",
        "windows.idleness | 0 s |"
            + " a duration of at least 1 ms and at most 36500 days, such as '5 min'",
        "windows.expire-after | 1 s |"
            + " a duration of at least 60 s and at most 36500 days, such as '5 min'",
        "windows.max-series-per-tenant | 0 | 1..2147483647",
        "windows.max-folded | 0 | 1..10000000",
      })
  void refusesWrongOptionsAtTheStart(String option, String value, String allowed) {
    JobGraphs.requireRefused(TelemetryWindowsJob::wire, option, value, allowed);
  }
}
