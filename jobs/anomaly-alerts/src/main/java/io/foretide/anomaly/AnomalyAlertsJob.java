package io.foretide.anomaly;

import io.foretide.flink.job.KafkaJob;
import io.foretide.flink.options.WindowOptions;
import io.foretide.flink.topics.AlertsTopic;
import io.foretide.flink.topics.BaselinesTopic;
import io.foretide.flink.topics.CallsTopic;
import io.foretide.flink.topics.EpisodesTopic;
import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.SeriesKey;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The job anomaly-alerts by itself, between the topics baselines and service-calls and
 * anomaly-alerts and episodes.
 */
public final class AnomalyAlertsJob {
  private AnomalyAlertsJob() {}

  /** Runs the job; arguments are {@code --option value}. */
  public static void main(String[] args) throws Exception {
    KafkaJob.run(AnomalyAlertsTopology.JOB, AnomalyAlertsJob::wire, args);
  }

  /** Adds the job's graph to an environment; arguments are {@code --option value}. */
  public static KafkaJob wire(StreamExecutionEnvironment environment, String... args) {
    KafkaJob job =
        KafkaJob.of(
            environment,
            AnomalyAlertsTopology.JOB,
            args,
            WindowOptions.class,
            AnomalyAlertsOptions.class);
    AnomalyAlertsSettings settings = AnomalyAlertsSettings.from(job.options());
    KeyedStream<ScoredWindow, SeriesKey> baselines =
        job.read(BaselinesTopic.TOPIC)
            .keyBy(scored -> scored.window().key(), TypeInformation.of(SeriesKey.class));
    AnomalyAlertsTopology.Output output =
        AnomalyAlertsTopology.build(
            baselines, job.read(CallsTopic.TOPIC), job.controls(), settings);
    job.writeAtOnce(output.alerts(), AlertsTopic.TOPIC);
    job.writeAtOnce(output.episodes(), EpisodesTopic.TOPIC);
    job.writeDeadLetters();
    return job;
  }
}
