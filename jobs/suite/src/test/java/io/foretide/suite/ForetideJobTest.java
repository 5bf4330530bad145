package io.foretide.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.foretide.flink.fixtures.JobGraphs;
import io.foretide.flink.options.InvalidOptionException;
import io.foretide.flink.options.JobConfiguration;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForetideJobTest {
  @Test
  void givesEveryOperatorAUidAndAName() {
    SortedMap<String, String> operators = JobGraphs.operators(ForetideJob::wire);
    assertThat(operators)
        .containsAllEntriesOf(
            Map.of(
                "foretide.read-telemetry", "Source: Read telemetry",
                "telemetry-windows.fold", "Fold telemetry into partial windows",
                "telemetry-windows.close", "Close windows",
                "seasonal-baseline.learn", "Learn seasonal baseline",
                "anomaly-alerts.alert", "Raise and resolve alerts",
                "scaling-forecast.workload-signals", "Keep signals of workloads",
                "scaling-forecast.recommend", "Recommend replicas"));
    assertThat(operators)
        .containsKeys(
            "foretide.count-dead-letters",
            "foretide.write-series-windows",
            "foretide.write-dead-letters",
            "foretide.write-baselines",
            "foretide.write-forecasts",
            "foretide.write-anomaly-alerts",
            "foretide.write-scaling-recommendations",
            "foretide.write-scaling-outcomes");
  }

  @Test
  void needsNoKafkaBetweenTheTopologies() {
    assertThat(JobGraphs.operators(ForetideJob::wire).keySet())
        .filteredOn(uid -> uid.contains(".read-"))
        .containsExactlyInAnyOrder("foretide.read-telemetry", "foretide.read-control");
  }

  @Test
  void raisesAlertsInTheTaskThatLearnsSoThatNoWindowIsSerializedBetween() {
    assertThat(JobGraphs.tasks(ForetideJob::wire))
        .filteredOn(task -> task.contains("Learn seasonal baseline"))
        .singleElement()
        .asString()
        .contains("Raise and resolve alerts");
  }

  @Test
  void writesWithoutTransactionsWhenAtLeastOnceIsEnough() {
    assertThat(
            JobGraphs.operators(ForetideJob::wire, "--kafka.delivery-guarantee", "at-least-once"))
        .containsKey("foretide.write-anomaly-alerts");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kafka.delivery-guarantee | none | exactly-once or at-least-once",
        "windows.width | 7 min | a divisor of a day of at least 1 s, such as '1 min'",
        "windows.max-folded | 0 | 1..10000000",
        "forecast.interval | 2 d | a duration of at most a day, such as '5 min'",
        "alerts.pending-windows | 9 | 1..5",
        "scaling.target-violation | 1 | a number between 0.0001 and 0.5",
      })
  void refusesWrongOptionsOfEveryTopologyAtTheStart(String option, String value, String allowed) {
    JobGraphs.requireRefused(ForetideJob::wire, option, value, allowed);
  }

  @Test
  void refusesToStartWithoutBrokersOrWithUnknownOptions() {
    assertThatExceptionOfType(InvalidOptionException.class)
        .isThrownBy(() -> ForetideJob.wire(JobGraphs.environment()))
        .withMessageStartingWith("option 'kafka.bootstrap-servers' is not set");
    assertThatExceptionOfType(InvalidOptionException.class)
        .isThrownBy(() -> ForetideJob.wire(JobGraphs.environment(), "--window.width", "1 min"))
        .withMessageStartingWith("unknown option '--window.width' (did you mean --windows.width?)");
  }

  @Test
  void refusesExactlyOnceWithoutCheckpoints() {
    StreamExecutionEnvironment environment = JobGraphs.environment();
    environment.getCheckpointConfig().disableCheckpointing();

    assertThatExceptionOfType(InvalidOptionException.class)
        .isThrownBy(
            () -> ForetideJob.wire(environment, "--kafka.bootstrap-servers", "localhost:9092"))
        .withMessageStartingWith("option 'execution.checkpointing.interval' is not set");
  }

  @Test
  void describesEveryOptionAndDeclaresItOnce() {
    Stream<ConfigOption<?>> options =
        ForetideJob.optionClasses().stream()
            .flatMap(owner -> JobConfiguration.options(owner).stream());

    assertThat(options)
        .hasSizeGreaterThan(30)
        .allSatisfy(
            option -> assertThat(option.description().toString()).as(option.key()).isNotBlank())
        .extracting(ConfigOption::key)
        .doesNotHaveDuplicates();
  }
}
