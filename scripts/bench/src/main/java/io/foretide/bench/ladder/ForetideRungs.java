package io.foretide.bench.ladder;

import io.foretide.cli.flink.LocalFlink;
import io.foretide.flink.kafka.KafkaJob;
import io.foretide.flink.options.WindowOptions;
import io.foretide.suite.ForetideJob;
import io.foretide.windows.TelemetryWindowsOptions;
import io.foretide.windows.TelemetryWindowsSettings;
import io.foretide.windows.TelemetryWindowsTopology;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** Rungs of Foretide's own jobs, with their defaults. */
final class ForetideRungs {
  private ForetideRungs() {}

  static void windows(RungInput input) throws Exception {
    StreamExecutionEnvironment environment = environment(input);
    KafkaJob job =
        KafkaJob.of(
            environment,
            "windows",
            arguments(input),
            WindowOptions.class,
            TelemetryWindowsOptions.class);
    TelemetryWindowsSettings settings = TelemetryWindowsSettings.from(job.options());
    TelemetryWindowsTopology.build(job.sources().telemetry(settings.time()), settings)
        .windows()
        .sinkTo(new DiscardingSink<>())
        .uid("discard");
    environment.execute("L6");
  }

  static void everything(RungInput input) throws Exception {
    StreamExecutionEnvironment environment = environment(input);
    ForetideJob.wire(environment, arguments(input));
    environment.execute("L7");
  }

  static String[] arguments(RungInput input) {
    return new String[] {
      "--kafka.bootstrap-servers",
      input.bootstrapServers(),
      "--kafka.topic-prefix",
      input.prefix(),
      "--kafka.bounded",
      "true",
      "--kafka.start-from",
      "earliest"
    };
  }

  private static StreamExecutionEnvironment environment(RungInput input) {
    return LocalFlink.environment(input.home(), input.folder(), RungInput.PARALLELISM);
  }
}
