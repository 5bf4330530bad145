package io.foretide.anomaly;

import io.foretide.flink.kafka.DeadLetters;
import io.foretide.flink.kafka.KafkaOptions;
import io.foretide.flink.kafka.KafkaSettings;
import io.foretide.flink.kafka.KafkaSinks;
import io.foretide.flink.kafka.KafkaSources;
import io.foretide.flink.options.JobConfiguration;
import io.foretide.flink.topics.AlertsTopic;
import io.foretide.flink.topics.BaselinesTopic;
import io.foretide.flink.topics.DeadLettersTopic;
import io.foretide.model.series.ScoredWindow;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The job anomaly-alerts by itself, between the topics baselines and anomaly-alerts. */
public final class AnomalyAlertsJob {
  private AnomalyAlertsJob() {}

  /** Runs the job; arguments are {@code --option value}. */
  public static void main(String[] args) throws Exception {
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
    wire(environment, args);
    environment.execute(AnomalyAlertsTopology.JOB);
  }

  /** Adds the job's graph to an environment; arguments are {@code --option value}. */
  public static void wire(StreamExecutionEnvironment environment, String... args) {
    ReadableConfig config =
        JobConfiguration.of(
            environment.getConfiguration(), args, KafkaOptions.class, AnomalyAlertsOptions.class);
    KafkaSettings kafka = KafkaSettings.from(config);
    KafkaSinks sinks = new KafkaSinks(kafka, AnomalyAlertsTopology.JOB);
    SingleOutputStreamOperator<ScoredWindow> baselines =
        new KafkaSources(environment, kafka, AnomalyAlertsTopology.JOB)
            .decoded(BaselinesTopic.TOPIC);
    sinks.write(
        AnomalyAlertsTopology.build(baselines, AnomalyAlertsSettings.from(config)),
        AlertsTopic.TOPIC);
    sinks.write(baselines.getSideOutput(DeadLetters.TAG), DeadLettersTopic.TOPIC);
  }
}
