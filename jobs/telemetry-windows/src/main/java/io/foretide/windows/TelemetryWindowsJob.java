package io.foretide.windows;

import io.foretide.flink.job.KafkaJob;
import io.foretide.flink.options.WindowOptions;
import io.foretide.flink.topics.CallsTopic;
import io.foretide.flink.topics.SeriesWindowsTopic;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The job telemetry-windows by itself, between the topics telemetry and series-windows. */
public final class TelemetryWindowsJob {
  private TelemetryWindowsJob() {}

  /** Runs the job; arguments are {@code --option value}. */
  public static void main(String[] args) throws Exception {
    KafkaJob.run(TelemetryWindowsTopology.JOB, TelemetryWindowsJob::wire, args);
  }

  /** Adds the job's graph to an environment; arguments are {@code --option value}. */
  public static KafkaJob wire(StreamExecutionEnvironment environment, String... args) {
    KafkaJob job =
        KafkaJob.of(
            environment,
            TelemetryWindowsTopology.JOB,
            args,
            WindowOptions.class,
            TelemetryWindowsOptions.class);
    TelemetryWindowsSettings settings = TelemetryWindowsSettings.from(job.options());
    TelemetryWindowsTopology.Output output =
        TelemetryWindowsTopology.build(job.telemetry(settings.time()), settings);
    job.write(output.windows(), SeriesWindowsTopic.TOPIC);
    job.write(output.calls(), CallsTopic.TOPIC);
    job.refuse(output.deadLetters());
    job.writeDeadLetters();
    return job;
  }
}
