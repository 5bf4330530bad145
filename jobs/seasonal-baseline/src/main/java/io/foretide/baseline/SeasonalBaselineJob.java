package io.foretide.baseline;

import io.foretide.flink.job.KafkaJob;
import io.foretide.flink.options.WindowOptions;
import io.foretide.flink.topics.BaselinesTopic;
import io.foretide.flink.topics.ForecastsTopic;
import io.foretide.flink.topics.SeriesWindowsTopic;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The job seasonal-baseline by itself, between the topics series-windows and baselines and
 * forecasts.
 */
public final class SeasonalBaselineJob {
  private SeasonalBaselineJob() {}

  /** Runs the job; arguments are {@code --option value}. */
  public static void main(String[] args) throws Exception {
    KafkaJob.run(SeasonalBaselineTopology.JOB, SeasonalBaselineJob::wire, args);
  }

  /** Adds the job's graph to an environment; arguments are {@code --option value}. */
  public static KafkaJob wire(StreamExecutionEnvironment environment, String... args) {
    KafkaJob job =
        KafkaJob.of(
            environment,
            SeasonalBaselineTopology.JOB,
            args,
            WindowOptions.class,
            SeasonalBaselineOptions.class);
    SeasonalBaselineSettings settings = SeasonalBaselineSettings.from(job.options());
    SeasonalBaselineTopology.Output output =
        SeasonalBaselineTopology.build(
            job.read(
                SeriesWindowsTopic.TOPIC,
                window -> WindowOptions.complaint(window, settings.width())),
            job.controls(),
            settings);
    job.write(output.baselines(), BaselinesTopic.TOPIC);
    job.write(output.forecasts(), ForecastsTopic.TOPIC);
    job.writeDeadLetters();
    return job;
  }
}
