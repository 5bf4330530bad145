package io.foretide.it;

import io.foretide.cli.flink.LocalFlink;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.checkpoint.CheckpointException;
import org.apache.flink.runtime.checkpoint.CheckpointFailureReason;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.ExceptionUtils;

/**
 * Jobs on a MiniCluster within this process, with RocksDB and the shipped {@code
 * flink-conf/config.yaml}; only the intervals are shorter.
 */
final class TestFlink {
  private static final int PARALLELISM = 2;
  private static final Duration DEADLINE = Duration.ofMinutes(5);

  private final Path folder;

  /** Checkpoints and state go under {@code folder}. */
  TestFlink(Path folder) {
    this.folder = folder;
  }

  /** Adds a graph to an environment. */
  @FunctionalInterface
  interface Wiring {
    void accept(StreamExecutionEnvironment environment);
  }

  /** Runs a bounded job to its end; the first failure is final. */
  void run(String name, Wiring wiring) throws Exception {
    start(name, 0, wiring).getJobExecutionResult().get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
  }

  /**
   * Starts a job.
   *
   * @param restarts how many failures it survives
   */
  JobClient start(String name, int restarts, Wiring wiring) throws Exception {
    return start(name, PARALLELISM, configuration(restarts), wiring);
  }

  /** Starts a job with one subtask of each operator; the first failure is final. */
  JobClient startAlone(String name, Wiring wiring) throws Exception {
    return start(name, 1, configuration(0), wiring);
  }

  /** Starts a job where another has been stopped; the first failure is final. */
  JobClient resume(String name, String savepoint, int parallelism, Wiring wiring) throws Exception {
    Configuration configuration = configuration(0);
    configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
    return start(name, parallelism, configuration, wiring);
  }

  private static JobClient start(
      String name, int parallelism, Configuration configuration, Wiring wiring) throws Exception {
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
    wiring.accept(environment);
    return environment.executeAsync(name);
  }

  /**
   * Stops an unbounded job in mid-stream.
   *
   * @return the savepoint from which it can {@link #resume}
   */
  String stop(JobClient job) throws Exception {
    return stop(job, false);
  }

  /** Ends an unbounded job as if its input had ended: every window closes, all is committed. */
  void drain(JobClient job) throws Exception {
    stop(job, true);
  }

  private String stop(JobClient job, boolean drain) throws Exception {
    String savepoints = folder.resolve("savepoints").toUri().toString();
    AtomicReference<String> savepoint = new AtomicReference<>();
    // The first tasks may have done all that a test waits for before the last ones run.
    Await.until(
        "its tasks do not all run",
        () -> {
          try {
            savepoint.set(
                job.stopWithSavepoint(drain, savepoints, SavepointFormatType.CANONICAL)
                    .get(DEADLINE.toSeconds(), TimeUnit.SECONDS));
            return true;
          } catch (ExecutionException e) {
            if (isTooEarly(e)) {
              return false;
            }
            throw e;
          }
        });
    job.getJobExecutionResult().get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
    return savepoint.get();
  }

  private static boolean isTooEarly(Throwable failure) {
    return ExceptionUtils.findThrowable(failure, CheckpointException.class)
        .map(CheckpointException::getCheckpointFailureReason)
        .filter(CheckpointFailureReason.NOT_ALL_REQUIRED_TASKS_RUNNING::equals)
        .isPresent();
  }

  /** Folder of the project. */
  static Path projectRoot() {
    return Path.of(System.getProperty("foretide.root", "..")).toAbsolutePath().normalize();
  }

  private Configuration configuration(int restarts) {
    Configuration configuration = LocalFlink.configuration(projectRoot(), folder);
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(500));
    configuration.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ofMillis(10));
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY, restarts == 0 ? "none" : "fixed-delay");
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, restarts);
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(50));
    return configuration;
  }
}
