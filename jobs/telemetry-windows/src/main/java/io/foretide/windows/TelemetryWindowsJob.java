package io.foretide.windows;

import io.foretide.flink.kafka.KafkaOptions;
import io.foretide.flink.kafka.KafkaSettings;
import io.foretide.flink.kafka.KafkaSinks;
import io.foretide.flink.kafka.KafkaSources;
import io.foretide.flink.kafka.TelemetryWatermarks;
import io.foretide.flink.options.JobConfiguration;
import io.foretide.flink.options.WindowOptions;
import io.foretide.flink.topics.DeadLettersTopic;
import io.foretide.flink.topics.SeriesWindowsTopic;
import io.foretide.flink.topics.TelemetryTopic;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The job telemetry-windows by itself, between the topics telemetry and series-windows. */
public final class TelemetryWindowsJob {
  private TelemetryWindowsJob() {}

  /** Runs the job; arguments are {@code --option value}. */
  public static void main(String[] args) throws Exception {
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
    wire(environment, args);
    environment.execute(TelemetryWindowsTopology.JOB);
  }

  /** Adds the job's graph to an environment; arguments are {@code --option value}. */
  public static void wire(StreamExecutionEnvironment environment, String... args) {
    ReadableConfig config =
        JobConfiguration.of(
            environment.getConfiguration(),
            args,
            KafkaOptions.class,
            WindowOptions.class,
            TelemetryWindowsOptions.class);
    KafkaSettings kafka = KafkaSettings.from(config);
    TelemetryWindowsSettings settings = TelemetryWindowsSettings.from(config);
    KafkaSources sources = new KafkaSources(environment, kafka, TelemetryWindowsTopology.JOB);
    KafkaSinks sinks = new KafkaSinks(kafka, TelemetryWindowsTopology.JOB);
    TelemetryWindowsTopology.Output output =
        TelemetryWindowsTopology.build(
            sources.telemetry(
                TelemetryTopic.TOPIC,
                settings.furthestAhead(),
                TelemetryWatermarks.strategy(settings.maxOutOfOrderness(), settings.idleness())),
            settings);
    sinks.write(output.windows(), SeriesWindowsTopic.TOPIC);
    sinks.write(output.deadLetters(), DeadLettersTopic.TOPIC);
  }
}
