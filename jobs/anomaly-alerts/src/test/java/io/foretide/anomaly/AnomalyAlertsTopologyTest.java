package io.foretide.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.flink.fixtures.ControlFixtures;
import io.foretide.flink.fixtures.JobGraphs;
import io.foretide.model.episode.ServiceCall;
import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.SeriesKey;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnomalyAlertsTopologyTest {
  @Test
  void givesEveryOperatorAUidAndAName() {
    StreamExecutionEnvironment environment = JobGraphs.environment();
    AnomalyAlertsTopology.Output output =
        AnomalyAlertsTopology.build(
            environment
                .fromData(
                    TypeInformation.of(ScoredWindow.class),
                    AlertingSeries.window(AlertingSeries.ERRORS, 0, '.'))
                .uid("source")
                .keyBy(scored -> scored.window().key(), TypeInformation.of(SeriesKey.class)),
            environment.fromData(new ServiceCall("shop", "cart", "stock", 0)).uid("calls"),
            ControlFixtures.nothing(environment),
            AlertingSeries.SETTINGS);
    output.alerts().sinkTo(new DiscardingSink<>()).uid("alerts");
    output.episodes().sinkTo(new DiscardingSink<>()).uid("episodes");

    assertThat(JobGraphs.operators(environment))
        .containsEntry("anomaly-alerts.interleave", "Interleave what people tell")
        .containsEntry("anomaly-alerts.alert", "Raise and resolve alerts")
        .containsEntry("anomaly-alerts.episode", "Group alerts into episodes")
        .hasSize(8);
  }

  @Test
  void putsWhatPeopleTellBetweenTheWindowsInTheTaskThatRaises() {
    assertThat(JobGraphs.tasks(AnomalyAlertsJob::wire))
        .anyMatch(
            task -> task.startsWith("Interleave what people tell -> Raise and resolve alerts"));
  }

  @Test
  void readsAndWritesTheTopicsOfTheContract() {
    assertThat(JobGraphs.operators(AnomalyAlertsJob::wire))
        .containsKeys(
            "anomaly-alerts.read-baselines",
            "anomaly-alerts.decode-baselines",
            "anomaly-alerts.read-control",
            "anomaly-alerts.check-control",
            "anomaly-alerts.read-service-calls",
            "anomaly-alerts.alert",
            "anomaly-alerts.episode",
            "anomaly-alerts.write-episodes",
            "anomaly-alerts.write-anomaly-alerts",
            "anomaly-alerts.write-dead-letters");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "alerts.score-threshold | 1 | a number between 0.0 and 1.0, both excluded",
        "alerts.score-threshold | high | a number between 0.0 and 1.0, both excluded",
        "alerts.pending-windows | 6 | 1..5",
        "alerts.recovery-windows | 0 | 1..10000",
        "alerts.stale-after | 1 s |"
            + " a duration of at least 60 s and at most 36500 days, such as '5 min'",
        "alerts.min-trust | learning | provisional or trained",
        "alerts.min-trust | blind | provisional or trained",
      })
  void refusesWrongOptionsAtTheStart(String option, String value, String allowed) {
    JobGraphs.requireRefused(AnomalyAlertsJob::wire, option, value, allowed);
  }

  @ParameterizedTest
  @CsvSource({"0.001", "0.3", "0.5", "0.9", "0.999"})
  void makesSettingsThatTheModelTakesOfEveryThreshold(String threshold) {
    assertThat(JobGraphs.operators(AnomalyAlertsJob::wire, "--alerts.score-threshold", threshold))
        .isNotEmpty();
    AnomalyAlertsSettings settings =
        new AnomalyAlertsSettings(
            60_000,
            Double.parseDouble(threshold),
            1,
            1,
            60_000,
            0,
            AlertingSeries.SETTINGS.minTrust(),
            0,
            0);

    assertThat(settings.model().scoreThreshold()).isEqualTo(settings.scoreThreshold());
  }

  @Test
  void waitsForThreeWindowsAtLeastBeforeItFindsNoData() {
    assertThat(settings("10 min").staleAfter()).isEqualTo(Duration.ofMinutes(30).toMillis());
    assertThat(settings("1 h").staleAfter()).isEqualTo(Duration.ofHours(3).toMillis());
  }

  private static AnomalyAlertsSettings settings(String width) {
    return AnomalyAlertsSettings.from(Configuration.fromMap(Map.of("windows.width", width)));
  }
}
