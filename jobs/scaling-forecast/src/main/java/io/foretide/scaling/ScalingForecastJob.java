package io.foretide.scaling;

import io.foretide.flink.job.KafkaJob;
import io.foretide.flink.options.WindowOptions;
import io.foretide.flink.topics.OutcomesTopic;
import io.foretide.flink.topics.RecommendationsTopic;
import io.foretide.flink.topics.SeriesWindowsTopic;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The job scaling-forecast by itself, between the topics series-windows and scaling-recommendations
 * and scaling-outcomes.
 */
public final class ScalingForecastJob {
  private ScalingForecastJob() {}

  /** Runs the job; arguments are {@code --option value}. */
  public static void main(String[] args) throws Exception {
    KafkaJob.run(ScalingForecastTopology.JOB, ScalingForecastJob::wire, args);
  }

  /** Adds the job's graph to an environment; arguments are {@code --option value}. */
  public static KafkaJob wire(StreamExecutionEnvironment environment, String... args) {
    KafkaJob job =
        KafkaJob.of(
            environment,
            ScalingForecastTopology.JOB,
            args,
            WindowOptions.class,
            ScalingForecastOptions.class);
    ScalingForecastSettings settings = ScalingForecastSettings.from(job.options());
    ScalingForecastTopology.Output output =
        ScalingForecastTopology.build(
            job.read(
                SeriesWindowsTopic.TOPIC,
                window -> WindowOptions.complaint(window, settings.width())),
            job.controls(),
            settings);
    job.write(output.recommendations(), RecommendationsTopic.TOPIC);
    job.write(output.outcomes(), OutcomesTopic.TOPIC);
    job.writeDeadLetters();
    return job;
  }
}
