package io.foretide.soak;

import io.foretide.cli.cluster.LocalCluster;
import io.foretide.cli.flink.FlinkCluster;
import io.foretide.cli.jobs.JobName;
import io.foretide.cli.jobs.JobSubmission;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.execution.ExecutionState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one job of a soak: starts it, moves it, and looks whether it runs. */
final class JobOperator implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JobOperator.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  private final LocalCluster cluster;
  private final FlinkCluster flink;
  private final Path suiteJar;
  private final List<String> arguments;
  private final Duration patience;
  private volatile JobID job;

  /**
   * An operator of a job that is not submitted yet.
   *
   * @param patience how long the job may take to run
   */
  JobOperator(LocalCluster cluster, Path home, List<String> arguments, Duration patience)
      throws IOException {
    this.patience = patience;
    this.cluster = cluster;
    this.flink = FlinkCluster.connect(cluster.restAddress(), new Configuration());
    this.suiteJar = JobSubmission.suiteJar(home);
    this.arguments = arguments;
  }

  /**
   * Submits the job.
   *
   * @param savepoint what it goes on from; null for a job without state
   */
  void submit(int parallelism, String savepoint) throws InterruptedException {
    JobSubmission submission =
        new JobSubmission(suiteJar, JobName.FORETIDE, arguments, parallelism, savepoint);
    job = flink.submit(submission.graph(cluster.configuration()));
  }

  /** Stops the job with a savepoint, as soon as it runs, and starts it from there. */
  void moveTo(int parallelism) throws InterruptedException {
    submit(parallelism, whenItRuns(() -> flink.stop(job, null)));
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
  void awaitRunning() throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!runs()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "the job does not run after " + patience.toSeconds() + " s");
      }
      Thread.sleep(BETWEEN_LOOKS.toMillis());
    }
  }

  void cancel() throws InterruptedException {
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
