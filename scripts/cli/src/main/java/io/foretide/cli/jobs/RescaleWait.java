package io.foretide.cli.jobs;

import io.foretide.cli.flink.JobSummary;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.rest.messages.job.JobDetailsInfo;

/**
 * What the adaptive scheduler waits for while a job that is to have another parallelism still runs
 * with the one it has: first until it has run for the cooldown, then for its next checkpoint.
 */
final class RescaleWait {
  private RescaleWait() {}

  /** What a job waits for; empty when it does not run as a whole and so is being moved already. */
  static Optional<String> of(JobDetailsInfo details, Duration cooldown) {
    boolean whole =
        details.getJobStatus() == JobStatus.RUNNING
            && details.getJobVertexInfos().stream()
                .allMatch(vertex -> vertex.getExecutionState() == ExecutionState.RUNNING);
    if (!whole) {
      return Optional.empty();
    }
    long started = details.getTimestamps().getOrDefault(JobStatus.RUNNING, 0L);
    return Optional.of(
        of(
            JobSummary.parallelism(details),
            cooldown.minusMillis(details.getNow() - started).toSeconds()));
  }

  private static String of(int parallelism, long cooldownLeft) {
    return cooldownLeft > 0
        ? "runs at %d, cools down from its last start for %d s, then waits for a checkpoint"
            .formatted(parallelism, cooldownLeft)
        : "runs at %d, waits for a checkpoint".formatted(parallelism);
  }
}
