package io.foretide.suite;

import io.foretide.anomaly.AnomalyAlertsOptions;
import io.foretide.anomaly.AnomalyAlertsSettings;
import io.foretide.anomaly.AnomalyAlertsTopology;
import io.foretide.baseline.SeasonalBaselineOptions;
import io.foretide.baseline.SeasonalBaselineSettings;
import io.foretide.baseline.SeasonalBaselineTopology;
import io.foretide.flink.kafka.KafkaOptions;
import io.foretide.flink.kafka.KafkaSettings;
import io.foretide.flink.kafka.KafkaSinks;
import io.foretide.flink.kafka.KafkaSources;
import io.foretide.flink.kafka.TelemetryWatermarks;
import io.foretide.flink.options.JobConfiguration;
import io.foretide.flink.options.WindowOptions;
import io.foretide.flink.topics.AlertsTopic;
import io.foretide.flink.topics.BaselinesTopic;
import io.foretide.flink.topics.DeadLettersTopic;
import io.foretide.flink.topics.ForecastsTopic;
import io.foretide.flink.topics.RecommendationsTopic;
import io.foretide.flink.topics.SeriesWindowsTopic;
import io.foretide.flink.topics.TelemetryTopic;
import io.foretide.scaling.ScalingForecastOptions;
import io.foretide.scaling.ScalingForecastSettings;
import io.foretide.scaling.ScalingForecastTopology;
import io.foretide.windows.TelemetryWindowsOptions;
import io.foretide.windows.TelemetryWindowsSettings;
import io.foretide.windows.TelemetryWindowsTopology;
import java.util.List;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The four topologies in one graph, without Kafka in between: what most users submit.
 *
 * <pre>
 *   telemetry ─▶ windows ─▶ baseline ─┬─▶ alerts
 *                                     └─▶ forecasts ─▶ scaling
 * </pre>
 *
 * <p>Every stream is also written to its topic, so that whoever reads them need not know how the
 * jobs are cut.
 */
public final class ForetideJob {
  /** Name of the job; the uids of its sources and sinks begin with it. */
  public static final String JOB = "foretide";

  private ForetideJob() {}

  /** Runs the job; arguments are {@code --option value}. */
  public static void main(String[] args) throws Exception {
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
    wire(environment, args);
    environment.execute(JOB);
  }

  /** The classes that declare the options of the job. */
  public static List<Class<?>> optionClasses() {
    return List.of(
        KafkaOptions.class,
        WindowOptions.class,
        TelemetryWindowsOptions.class,
        SeasonalBaselineOptions.class,
        AnomalyAlertsOptions.class,
        ScalingForecastOptions.class);
  }

  /** Adds the job's graph to an environment. */
  public static void wire(StreamExecutionEnvironment environment, String... args) {
    ReadableConfig config =
        JobConfiguration.of(
            environment.getConfiguration(), args, optionClasses().toArray(Class<?>[]::new));
    KafkaSettings kafka = KafkaSettings.from(config);
    TelemetryWindowsSettings windowing = TelemetryWindowsSettings.from(config);
    SeasonalBaselineSettings learning = SeasonalBaselineSettings.from(config);
    AnomalyAlertsSettings alerting = AnomalyAlertsSettings.from(config);
    ScalingForecastSettings scaling = ScalingForecastSettings.from(config);

    var telemetry =
        new KafkaSources(environment, kafka, JOB)
            .telemetry(
                TelemetryTopic.TOPIC,
                windowing.furthestAhead(),
                TelemetryWatermarks.strategy(windowing.maxOutOfOrderness(), windowing.idleness()));
    var windows = TelemetryWindowsTopology.build(telemetry, windowing);
    var learnt = SeasonalBaselineTopology.build(windows.windows(), learning);
    var alerts = AnomalyAlertsTopology.build(learnt.baselines(), alerting);
    var recommendations = ScalingForecastTopology.build(learnt.forecasts(), scaling);

    KafkaSinks sinks = new KafkaSinks(kafka, JOB);
    sinks.write(windows.windows(), SeriesWindowsTopic.TOPIC);
    sinks.write(windows.deadLetters(), DeadLettersTopic.TOPIC);
    sinks.write(learnt.baselines(), BaselinesTopic.TOPIC);
    sinks.write(learnt.forecasts(), ForecastsTopic.TOPIC);
    sinks.write(alerts, AlertsTopic.TOPIC);
    sinks.write(recommendations, RecommendationsTopic.TOPIC);
  }
}
