package io.foretide.cli.jobs;

import io.foretide.cli.Progress;
import io.foretide.cli.flink.FlinkCluster;
import io.foretide.cli.flink.RootCause;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.rest.messages.job.JobDetailsInfo;
import org.apache.flink.runtime.rest.messages.job.JobDetailsInfo.JobVertexDetailsInfo;

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
   * @return what is known of it then
   * @throws IllegalStateException when it fails, or does not run in time, with the reason
   */
  JobDetailsInfo awaitRunning(JobID job) throws InterruptedException {
    return await(job, vertex -> true, JobWatch::verticesThatRun);
  }

  /**
   * As {@link #awaitRunning}, each with so many subtasks.
   *
   * @param cooldown for how long the scheduler lets a job run before it moves it again
   */
  void awaitParallelism(JobID job, int parallelism, Duration cooldown) throws InterruptedException {
    var unused =
        await(
            job,
            vertex -> vertex.getParallelism() == parallelism,
            details -> RescaleWait.of(details, cooldown).orElseGet(() -> verticesThatRun(details)));
  }

  private JobDetailsInfo await(
      JobID job,
      Predicate<JobVertexDetailsInfo> asWanted,
      Function<JobDetailsInfo, String> otherwise)
      throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      JobDetailsInfo details = cluster.details(job);
      requireAlive(job, details.getJobStatus());
      int vertices = details.getJobVertexInfos().size();
      long ready = running(details).filter(asWanted).count();
      if (details.getJobStatus() == JobStatus.RUNNING && ready > 0 && ready == vertices) {
        return details;
      }
      progress.report(
          vertices == 0 ? 0 : (double) ready / vertices, "%s", otherwise.apply(details));
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

  private static String verticesThatRun(JobDetailsInfo details) {
    return "%s, %d of %d vertices run"
        .formatted(
            details.getJobStatus().name().toLowerCase(Locale.ROOT),
            running(details).count(),
            details.getJobVertexInfos().size());
  }

  private static Stream<JobVertexDetailsInfo> running(JobDetailsInfo details) {
    return details.getJobVertexInfos().stream()
        .filter(vertex -> vertex.getExecutionState() == ExecutionState.RUNNING);
  }

  private void requireAlive(JobID job, JobStatus status) throws InterruptedException {
    if (status.isGloballyTerminalState()) {
      String reason = cluster.failure(job).map(RootCause::message).orElse("it said nothing");
      throw new IllegalStateException("the job " + job + " has ended (" + status + "): " + reason);
    }
  }
}
