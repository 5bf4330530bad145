package io.foretide.soak;

import io.foretide.cli.cluster.LocalCluster;
import io.foretide.cli.flink.FlinkCluster;
import io.foretide.cli.jobs.JobName;
import io.foretide.cli.jobs.JobSubmission;
import io.foretide.flink.kafka.KafkaOptions;
import io.foretide.flink.options.WindowOptions;
import io.foretide.windows.TelemetryWindowsOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.execution.ExecutionState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The main job over the traffic of a soak: starts it, moves it, and looks whether it runs. */
public final class JobOperator implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JobOperator.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  private final LocalCluster cluster;
  private final FlinkCluster flink;
  private final Path suiteJar;
  private final String prefix;
  private final List<String> arguments;
  private final Duration patience;
  private final Configuration overrides = new Configuration();
  private volatile JobID job;

  /**
   * An operator of a job that is not submitted yet.
   *
   * @param home folder of the project
   * @param prefix before every name of a topic
   * @param patience how long the job may take to run
   */
  public JobOperator(LocalCluster cluster, Path home, String prefix, Duration patience)
      throws IOException {
    this.patience = patience;
    this.cluster = cluster;
    this.flink = FlinkCluster.connect(cluster.restAddress(), new Configuration());
    this.suiteJar = JobSubmission.suiteJar(home);
    this.prefix = prefix;
    this.arguments = arguments(cluster, prefix);
  }

  /** The options of the job, as arguments of its main. */
  public static List<String> arguments(LocalCluster cluster, String prefix) {
    return List.of(
        "--" + KafkaOptions.BOOTSTRAP_SERVERS.key(),
        cluster.bootstrapServers(),
        "--" + KafkaOptions.TOPIC_PREFIX.key(),
        prefix,
        "--" + WindowOptions.WIDTH.key(),
        SoakTraffic.WIDTH + " ms",
        // Hours of this telemetry are fed in a second: a moment of silence would be a long one.
        "--" + TelemetryWindowsOptions.IDLENESS.key(),
        "1 h");
  }

  /** Sets an option of Flink, over the cluster's, for what is submitted from now on. */
  public void configure(String key, String value) {
    overrides.setString(key, value);
  }

  /**
   * Submits the job.
   *
   * @param savepoint what it goes on from; null for a job without state
   * @param further options of it
   */
  public void submit(int parallelism, String savepoint, String... further)
      throws InterruptedException {
    List<String> all = new ArrayList<>(arguments);
    all.addAll(List.of(further));
    JobSubmission submission =
        new JobSubmission(suiteJar, JobName.FORETIDE, all, parallelism, savepoint);
    Configuration options = new Configuration(cluster.configuration());
    options.addAll(overrides);
    job = flink.submit(submission.graph(options));
  }

  /** Takes over the one job of the cluster, which somebody else has submitted. */
  public void takeOver() throws InterruptedException {
    job = flink.runningJob(null);
  }

  /** Stops the job with a savepoint, as soon as it runs, and starts it from there. */
  void moveTo(int parallelism) throws InterruptedException {
    submit(parallelism, stop());
  }

  /** Stops the job with a savepoint, as soon as it runs, and says where that lies. */
  public String stop() throws InterruptedException {
    return whenItRuns(() -> flink.stop(job, null));
  }

  /** Takes a savepoint, as soon as the job runs, and says where it lies. */
  public String savepoint() throws InterruptedException {
    return whenItRuns(() -> flink.savepoint(job, null));
  }

  /** Gives the job another parallelism, as soon as it runs. */
  void rescale(int parallelism) throws InterruptedException {
    whenItRuns(
        () -> {
          flink.rescale(job, parallelism);
          return job;
        });
  }

  /** What is done to a job that runs. */
  @FunctionalInterface
  private interface Operation<T> {
    T run() throws InterruptedException;
  }

  /** A job that begins to restart in between refuses: whoever operates it tries again. */
  private <T> T whenItRuns(Operation<T> operation) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        awaitRunning();
        return operation.run();
      } catch (IllegalStateException e) {
        if (System.nanoTime() > deadline) {
          throw e;
        }
        Thread.sleep(BETWEEN_LOOKS.toMillis());
      }
    }
  }

  /**
   * Waits until all tasks of the job run.
   *
   * @throws IllegalStateException when they do not in time
   */
  public void awaitRunning() throws InterruptedException {
    var unused = await("the job does not run", () -> runs() ? Optional.of(job) : Optional.empty());
  }

  /**
   * Waits for the next checkpoint of the job and says where it lies.
   *
   * @throws IllegalStateException when there is none in time
   */
  public String awaitCheckpoint() throws InterruptedException {
    Optional<String> before = whenItRuns(() -> flink.latestCheckpoint(job));
    return await(
        "no checkpoint is taken",
        () -> flink.latestCheckpoint(job).filter(latest -> !Optional.of(latest).equals(before)));
  }

  /**
   * Waits until one more checkpoint of the job has failed.
   *
   * @throws IllegalStateException when none does in time
   */
  public void awaitFailedCheckpoint() throws InterruptedException {
    long before = whenItRuns(() -> flink.failedCheckpoints(job));
    var unused =
        await(
            "no checkpoint fails",
            () -> flink.failedCheckpoints(job) > before ? Optional.of(job) : Optional.empty());
  }

  /**
   * Waits until the job is restarted because it failed, and says why.
   *
   * @throws IllegalStateException when it does not fail in time
   */
  public String awaitFailure() throws InterruptedException {
    return await("the job does not fail", () -> flink.latestFailure(job));
  }

  /**
   * Waits until a checkpoint covers all that the topic of telemetry holds now.
   *
   * @throws IllegalStateException when none does in time
   */
  public void awaitAllRead() throws InterruptedException {
    awaitRunning();
    try (TelemetryProgress progress = new TelemetryProgress(cluster, prefix)) {
      await(
          "not all telemetry is read",
          () -> progress.isAllRead() ? Optional.of(job) : Optional.empty());
    }
  }

  private <T> T await(String otherwise, Operation<Optional<T>> question)
      throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    Optional<T> answer = ask(question);
    while (answer.isEmpty()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "%s after %d s; why it failed last: %s"
                .formatted(
                    otherwise,
                    patience.toSeconds(),
                    ask(() -> flink.latestFailure(job)).orElse("nothing is known")));
      }
      Thread.sleep(BETWEEN_LOOKS.toMillis());
      answer = ask(question);
    }
    return answer.get();
  }

  /** A cluster that does not answer just now is asked again. */
  private static <T> Optional<T> ask(Operation<Optional<T>> question) throws InterruptedException {
    try {
      return question.run();
    } catch (IllegalStateException e) {
      LOG.debug("No answer yet", e);
      return Optional.empty();
    }
  }

  /** Ends the job as it stands. */
  public void cancel() throws InterruptedException {
    flink.cancel(job);
    flink.awaitEnd(job);
  }

  /** Whether all tasks of the job run; not when nobody answers. */
  boolean runs() throws InterruptedException {
    try {
      var details = flink.details(job);
      return details.getJobStatus() == JobStatus.RUNNING
          && !details.getJobVertexInfos().isEmpty()
          && details.getJobVertexInfos().stream()
              .allMatch(vertex -> vertex.getExecutionState() == ExecutionState.RUNNING);
    } catch (IllegalStateException e) {
      return false;
    }
  }

  /** Leaves no job behind, whatever came before. */
  @Override
  public void close() {
    try {
      if (job != null && !flink.status(job).isGloballyTerminalState()) {
        cancel();
      }
    } catch (IllegalStateException e) {
      LOG.warn("The job {} could not be cancelled", job, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      flink.close();
    }
  }
}
