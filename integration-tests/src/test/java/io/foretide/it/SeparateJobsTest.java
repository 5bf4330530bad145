package io.foretide.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.anomaly.AnomalyAlertsJob;
import io.foretide.anomaly.AnomalyAlertsTopology;
import io.foretide.baseline.SeasonalBaselineJob;
import io.foretide.baseline.SeasonalBaselineTopology;
import io.foretide.flink.topics.AlertsTopic;
import io.foretide.flink.topics.BaselinesTopic;
import io.foretide.flink.topics.DeadLettersTopic;
import io.foretide.flink.topics.ForecastsTopic;
import io.foretide.flink.topics.OutcomesTopic;
import io.foretide.flink.topics.RecommendationsTopic;
import io.foretide.flink.topics.SeriesWindowsTopic;
import io.foretide.flink.topics.Topic;
import io.foretide.scaling.ScalingForecastJob;
import io.foretide.scaling.ScalingForecastTopology;
import io.foretide.suite.ForetideJob;
import io.foretide.windows.TelemetryWindowsJob;
import io.foretide.windows.TelemetryWindowsTopology;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How the suite is cut into jobs changes nothing of what it says, at two subtasks each. */
class SeparateJobsTest {
  private static final String WHOLE = "whole.";
  private static final String CUT = "cut.";
  private static final long SEED = 11;

  @TempDir private static Path folder;
  private static TestBroker broker;

  @BeforeAll
  static void runTheWholeAndThePartsOverTheSameInput() throws Exception {
    broker = TestBroker.start(folder.resolve("kafka"));
    for (String prefix : List.of(WHOLE, CUT)) {
      broker.createTopics(prefix, 4);
      broker.produce(
          SmallShop.readings(SEED).stream()
              .map(reading -> TestBroker.telemetry(prefix, reading))
              .toList());
    }
    TestFlink flink = new TestFlink(folder);
    flink.run(
        ForetideJob.JOB,
        environment -> ForetideJob.wire(environment, ShopJobs.foretide(broker, WHOLE)));
    flink.run(
        TelemetryWindowsTopology.JOB,
        environment -> TelemetryWindowsJob.wire(environment, ShopJobs.windows(broker, CUT)));
    flink.run(
        SeasonalBaselineTopology.JOB,
        environment -> SeasonalBaselineJob.wire(environment, ShopJobs.baseline(broker, CUT)));
    flink.run(
        AnomalyAlertsTopology.JOB,
        environment -> AnomalyAlertsJob.wire(environment, ShopJobs.alerts(broker, CUT)));
    flink.run(
        ScalingForecastTopology.JOB,
        environment -> ScalingForecastJob.wire(environment, ShopJobs.scaling(broker, CUT)));
  }

  @AfterAll
  static void stopTheBroker() {
    broker.close();
  }

  static Stream<Arguments> topics() {
    return Stream.of(
            SeriesWindowsTopic.TOPIC,
            BaselinesTopic.TOPIC,
            ForecastsTopic.TOPIC,
            AlertsTopic.TOPIC,
            RecommendationsTopic.TOPIC,
            OutcomesTopic.TOPIC)
        .map(topic -> Arguments.of(topic.name(), topic));
  }

  @ParameterizedTest(name = "{0}, seed " + SEED)
  @MethodSource("topics")
  void writeTheSameBytesInTheSameOrderPerKeyAsTheMainJob(String name, Topic<?, ?> topic) {
    Map<ByteBuffer, List<ByteBuffer>> whole = byKey(WHOLE, topic);
    assertThat(whole).as(name).isNotEmpty();
    assertThat(byKey(CUT, topic)).as(name).isEqualTo(whole);
  }

  @ParameterizedTest(name = "{0}dead-letters")
  @MethodSource("prefixes")
  void refuseNothing(String prefix) throws Exception {
    assertThat(broker.read(prefix, DeadLettersTopic.TOPIC)).isEmpty();
  }

  static Stream<String> prefixes() {
    return Stream.of(WHOLE, CUT);
  }

  private static Map<ByteBuffer, List<ByteBuffer>> byKey(String prefix, Topic<?, ?> topic) {
    Map<ByteBuffer, List<ByteBuffer>> byKey = new HashMap<>();
    broker
        .records(prefix, topic)
        .forEach(
            record ->
                byKey
                    .computeIfAbsent(ByteBuffer.wrap(record.key()), key -> new ArrayList<>())
                    .add(ByteBuffer.wrap(record.value())));
    return byKey;
  }
}
