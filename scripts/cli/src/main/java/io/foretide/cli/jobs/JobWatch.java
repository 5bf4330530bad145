package io.foretide.cli.jobs;

import io.foretide.cli.Progress;
import io.foretide.cli.flink.FlinkCluster;
import io.foretide.cli.flink.RootCause;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Predicate;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.rest.messages.job.JobDetailsInfo;

/** Waits for a job, and says how far it has come. */
final class JobWatch {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  private final FlinkCluster cluster;
  private final Progress progress;
  private final Duration patience;

  JobWatch(FlinkCluster cluster, Progress progress, Duration patience) {
    this.cluster = cluster;
    this.progress = progress;
    this.patience = patience;
  }

  /**
   * Waits until all tasks of a job run.
   *
   * @throws IllegalStateException when it fails, or does not run in time, with the reason
   */
  void awaitRunning(JobID job) throws InterruptedException {
    await(job, vertex -> true);
  }

  /** As {@link #awaitRunning}, each with so many subtasks. */
  void awaitParallelism(JobID job, int parallelism) throws InterruptedException {
    await(job, vertex -> vertex.getParallelism() == parallelism);
  }

  private void await(JobID job, Predicate<JobDetailsInfo.JobVertexDetailsInfo> asWanted)
      throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      JobDetailsInfo details = cluster.details(job);
      requireAlive(job, details.getJobStatus());
      int vertices = details.getJobVertexInfos().size();
      long running =
          details.getJobVertexInfos().stream()
              .filter(vertex -> vertex.getExecutionState() == ExecutionState.RUNNING)
              .filter(asWanted)
              .count();
      if (details.getJobStatus() == JobStatus.RUNNING && running > 0 && running == vertices) {
        return;
      }
      progress.report(
          vertices == 0 ? 0 : (double) running / vertices,
          "%s, %d of %d vertices run",
          details.getJobStatus().name().toLowerCase(Locale.ROOT),
          running,
          vertices);
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "the job %s does not run after %d s: %s"
                .formatted(
                    job,
                    patience.toSeconds(),
                    cluster.latestFailure(job).orElse("it waits for slots")));
      }
      Thread.sleep(BETWEEN_LOOKS.toMillis());
    }
  }

  private void requireAlive(JobID job, JobStatus status) throws InterruptedException {
    if (status.isGloballyTerminalState()) {
      String reason = cluster.failure(job).map(RootCause::message).orElse("it said nothing");
      throw new IllegalStateException("the job " + job + " has ended (" + status + "): " + reason);
    }
  }
}
