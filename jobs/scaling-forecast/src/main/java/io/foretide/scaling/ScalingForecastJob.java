package io.foretide.scaling;

import io.foretide.flink.kafka.KafkaJob;
import io.foretide.flink.topics.ForecastsTopic;
import io.foretide.flink.topics.RecommendationsTopic;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The job scaling-forecast by itself, between the topics forecasts and scaling-recommendations. */
public final class ScalingForecastJob {
  private ScalingForecastJob() {}

  /** Runs the job; arguments are {@code --option value}. */
  public static void main(String[] args) throws Exception {
    KafkaJob.run(ScalingForecastTopology.JOB, ScalingForecastJob::wire, args);
  }

  /** Adds the job's graph to an environment; arguments are {@code --option value}. */
  public static void wire(StreamExecutionEnvironment environment, String... args) {
    KafkaJob job =
        KafkaJob.of(environment, ScalingForecastTopology.JOB, args, ScalingForecastOptions.class);
    job.write(
        ScalingForecastTopology.build(
            job.read(ForecastsTopic.TOPIC), ScalingForecastSettings.from(job.options())),
        RecommendationsTopic.TOPIC);
  }
}
