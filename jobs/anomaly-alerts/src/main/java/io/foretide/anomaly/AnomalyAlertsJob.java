package io.foretide.anomaly;

import io.foretide.flink.kafka.KafkaJob;
import io.foretide.flink.options.WindowOptions;
import io.foretide.flink.topics.AlertsTopic;
import io.foretide.flink.topics.BaselinesTopic;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The job anomaly-alerts by itself, between the topics baselines and anomaly-alerts. */
public final class AnomalyAlertsJob {
  private AnomalyAlertsJob() {}

  /** Runs the job; arguments are {@code --option value}. */
  public static void main(String[] args) throws Exception {
    KafkaJob.run(AnomalyAlertsTopology.JOB, AnomalyAlertsJob::wire, args);
  }

  /** Adds the job's graph to an environment; arguments are {@code --option value}. */
  public static void wire(StreamExecutionEnvironment environment, String... args) {
    KafkaJob job =
        KafkaJob.of(
            environment,
            AnomalyAlertsTopology.JOB,
            args,
            WindowOptions.class,
            AnomalyAlertsOptions.class);
    job.write(
        AnomalyAlertsTopology.build(
            job.read(BaselinesTopic.TOPIC), AnomalyAlertsSettings.from(job.options())),
        AlertsTopic.TOPIC);
  }
}
