package io.foretide.cli.demo;

import io.foretide.cli.flink.LocalFlink;
import io.foretide.cli.flink.RootCause;
import io.foretide.flink.options.WindowOptions;
import io.foretide.scaling.ScalingForecastOptions;
import io.foretide.suite.ForetideJob;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The main job on a Flink MiniCluster within this process, configured by the shipped {@code
 * flink-conf/config.yaml}.
 */
final class DemoJob {
  /** Bound of the recommendations: far above what any demo needs. */
  static final int MOST_REPLICAS = 10_000;

  private static final int PARALLELISM = 2;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final JobClient client;
  private final CompletableFuture<?> finished;
  private final boolean endsByItself;
  private final Path folder;

  private DemoJob(JobClient client, boolean endsByItself, Path folder) {
    this.client = client;
    this.finished = client.getJobExecutionResult();
    this.endsByItself = endsByItself;
    this.folder = folder;
  }

  /**
   * Starts the job: over all that the topic telemetry holds, or until it is ended when it is told
   * something.
   *
   * @param home folder of the project
   * @param folder where checkpoints and state go
   */
  static DemoJob start(DemoInput input, String bootstrapServers, Path home, Path folder)
      throws Exception {
    StreamExecutionEnvironment environment = LocalFlink.environment(home, folder, PARALLELISM);
    environment.enableCheckpointing(Duration.ofSeconds(5).toMillis());
    boolean endsByItself = input.toldAtMillis().isEmpty();
    ForetideJob.wire(environment, arguments(input, bootstrapServers, endsByItself));
    return new DemoJob(environment.executeAsync(ForetideJob.JOB), endsByItself, folder);
  }

  /** Whether it has ended, or failed. */
  boolean isDone() {
    return finished.isDone();
  }

  /**
   * Waits for its end; one that does not end by itself is ended as if its input were over: every
   * window closes.
   *
   * @throws IllegalStateException when it has failed
   */
  void end() throws InterruptedException, TimeoutException {
    try {
      if (!endsByItself && !isDone()) {
        String savepoints = folder.resolve("savepoints").toUri().toString();
        client
            .stopWithSavepoint(true, savepoints, SavepointFormatType.CANONICAL)
            .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      }
      finished.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the job failed: " + RootCause.of(e), e);
    }
  }

  private static String[] arguments(DemoInput input, String bootstrapServers, boolean bounded) {
    List<String> arguments = new ArrayList<>();
    add(arguments, "kafka.bootstrap-servers", bootstrapServers);
    add(arguments, "kafka.bounded", Boolean.toString(bounded));
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
