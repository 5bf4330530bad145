package io.foretide.bench.ladder;

import io.foretide.flink.job.KafkaJob;
import io.foretide.flink.options.WindowOptions;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.Signals;
import io.foretide.suite.ForetideJob;
import io.foretide.windows.TelemetryWindowsOptions;
import io.foretide.windows.TelemetryWindowsSettings;
import io.foretide.windows.TelemetryWindowsTopology;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Rungs of Foretide's own jobs, with their defaults. */
final class ForetideRungs {
  private ForetideRungs() {}

  static void windows(RungInput input) throws Exception {
    StreamExecutionEnvironment environment = FlinkRungs.environment(input);
    KafkaJob job =
        KafkaJob.of(
            environment,
            "windows",
            arguments(input),
            WindowOptions.class,
            TelemetryWindowsOptions.class);
    TelemetryWindowsSettings settings = TelemetryWindowsSettings.from(job.options());
    FlinkRungs.count(
        TelemetryWindowsTopology.build(job.telemetry(settings.time()), settings).windows(),
        ForetideRungs::requests);
    FlinkRungs.execute(environment, input);
  }

  /** Of the series of a window, one counts the requests of a service. */
  private static long requests(SeriesWindow window) {
    boolean counts =
        window.key().isServiceLevel() && window.key().signal().equals(Signals.REQUESTS);
    return counts ? (long) window.value() : 0;
  }

  static void everything(RungInput input) throws Exception {
    StreamExecutionEnvironment environment = FlinkRungs.environment(input);
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
}
