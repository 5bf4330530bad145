package io.foretide.cli.demo;

import io.foretide.cli.flink.LocalFlink;
import io.foretide.flink.options.WindowOptions;
import io.foretide.scaling.ScalingForecastOptions;
import io.foretide.suite.ForetideJob;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The main job on a Flink MiniCluster within this process, configured by the shipped {@code
 * flink-conf/config.yaml}.
 */
final class DemoJob {
  /** Bound of the recommendations: far above what any demo needs. */
  static final int MOST_REPLICAS = 10_000;

  private static final int PARALLELISM = 2;

  private DemoJob() {}

  /**
   * Starts the job over all that the topic telemetry holds.
   *
   * @param home folder of the project
   * @param folder where checkpoints and state go
   */
  static JobClient start(DemoInput input, String bootstrapServers, Path home, Path folder)
      throws Exception {
    StreamExecutionEnvironment environment = LocalFlink.environment(home, folder, PARALLELISM);
    environment.enableCheckpointing(Duration.ofSeconds(5).toMillis());
    ForetideJob.wire(environment, arguments(input, bootstrapServers));
    return environment.executeAsync(ForetideJob.JOB);
  }

  private static String[] arguments(DemoInput input, String bootstrapServers) {
    List<String> arguments = new ArrayList<>();
    add(arguments, "kafka.bootstrap-servers", bootstrapServers);
    add(arguments, "kafka.bounded", "true");
    add(arguments, WindowOptions.WIDTH.key(), input.windowMillis() + " ms");
    String capacity =
        input.replicaCapacity().entrySet().stream()
            .map(entry -> entry.getKey().id() + ":" + number(entry.getValue()))
            .collect(Collectors.joining(","));
    if (!capacity.isEmpty()) {
      add(arguments, ScalingForecastOptions.REPLICA_CAPACITY.key(), capacity);
    }
    add(arguments, ScalingForecastOptions.MAX_REPLICAS.key(), Integer.toString(MOST_REPLICAS));
    long step = Math.max(input.windowMillis(), 300_000);
    add(arguments, "forecast.interval", step / input.windowMillis() * input.windowMillis() + " ms");
    add(arguments, "forecast.horizon", Math.max(3_600_000, 12 * input.windowMillis()) + " ms");
    return arguments.toArray(String[]::new);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.6g", value);
  }

  private static void add(List<String> arguments, String key, String value) {
    arguments.add("--" + key);
    arguments.add(value);
  }
}
