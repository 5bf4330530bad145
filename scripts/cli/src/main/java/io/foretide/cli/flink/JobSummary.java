package io.foretide.cli.flink;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.runtime.client.JobStatusMessage;
import org.apache.flink.runtime.rest.messages.checkpoints.CheckpointingStatistics.LatestCheckpoints;
import org.apache.flink.runtime.rest.messages.job.JobDetailsInfo;

/**
 * What there is to say of a job in a line.
 *
 * @param name what it is called
 * @param id its id
 * @param state its state
 * @param since when it came into that state; empty when Flink does not say
 * @param parallelism most subtasks that an operator has; 0 when it has none yet
 * @param failures how often it failed and was restarted
 * @param more whether it failed more often than Flink remembers
 * @param checkpoint its newest checkpoint, or what it was restored from while it has none of its
 *     own; empty when there is neither
 */
public record JobSummary(
    String name,
    JobID id,
    JobStatus state,
    Optional<Instant> since,
    int parallelism,
    int failures,
    boolean more,
    Optional<Checkpoint> checkpoint) {

  /**
   * A completed checkpoint or savepoint.
   *
   * @param path where it lies
   * @param age how long ago it was completed, or restored
   */
  public record Checkpoint(String path, Duration age) {}

  /** Asks a cluster about one of its jobs. */
  public static JobSummary of(FlinkCluster cluster, JobStatusMessage job)
      throws InterruptedException {
    JobDetailsInfo details = cluster.details(job.getJobId());
    var failures = cluster.failures(job.getJobId());
    return new JobSummary(
        job.getJobName(),
        job.getJobId(),
        details.getJobStatus(),
        since(details),
        parallelism(details),
        failures.getEntries().size(),
        failures.isTruncated(),
        checkpoint(cluster, job.getJobId(), details.getNow()));
  }

  /** While a job waits for slots Flink knows no such time. */
  private static Optional<Instant> since(JobDetailsInfo details) {
    return Optional.ofNullable(details.getTimestamps().get(details.getJobStatus()))
        .filter(entered -> entered > 0)
        .map(Instant::ofEpochMilli);
  }

  /**
   * The newest checkpoint of a job: one taken since the job manager began, else what the job was
   * restored from.
   *
   * @param now the cluster's time, milliseconds since the epoch
   */
  public static Optional<Checkpoint> checkpoint(FlinkCluster cluster, JobID job, long now)
      throws InterruptedException {
    LatestCheckpoints latest = cluster.checkpoints(job).getLatestCheckpoints();
    var completed = latest.getCompletedCheckpointStatistics();
    if (completed != null) {
      return Optional.of(
          checkpoint(completed.getExternalPath(), now - completed.getLatestAckTimestamp()));
    }
    var restored = latest.getRestoredCheckpointStatistics();
    return Optional.ofNullable(restored)
        .map(it -> checkpoint(it.getExternalPath(), now - it.getRestoreTimestamp()));
  }

  private static Checkpoint checkpoint(String path, long ageMillis) {
    return new Checkpoint(path, Duration.ofMillis(Math.max(0, ageMillis)));
  }

  /** Most subtasks that an operator of a job has; 0 when it has none yet. */
  public static int parallelism(JobDetailsInfo details) {
    return details.getJobVertexInfos().stream()
        .mapToInt(JobDetailsInfo.JobVertexDetailsInfo::getParallelism)
        .max()
        .orElse(0);
  }

  /** Whether it has ended for good. */
  public boolean hasEnded() {
    return state.isGloballyTerminalState();
  }
}
