package io.foretide.cli.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.instance.SlotSharingGroupId;
import org.apache.flink.runtime.jobgraph.JobType;
import org.apache.flink.runtime.jobgraph.JobVertexID;
import org.apache.flink.runtime.rest.messages.JobPlanInfo;
import org.apache.flink.runtime.rest.messages.job.JobDetailsInfo;
import org.apache.flink.runtime.rest.messages.job.JobDetailsInfo.JobVertexDetailsInfo;
import org.apache.flink.runtime.rest.messages.job.metrics.IOMetricsInfo;
import org.junit.jupiter.api.Test;

class RescaleWaitTest {
  private static final Duration COOLDOWN = Duration.ofSeconds(30);
  private static final long STARTED = 1_000_000;

  @Test
  void isForTheRestOfTheCooldownAndThenForACheckpoint() {
    assertThat(RescaleWait.of(job(ExecutionState.RUNNING, 7_500), COOLDOWN))
        .hasValue(
            "runs at 2, cools down from its last start for 22 s, then waits for a checkpoint");
    assertThat(RescaleWait.of(job(ExecutionState.RUNNING, 30_000), COOLDOWN))
        .hasValue("runs at 2, waits for a checkpoint");
  }

  @Test
  void hasPassedWhenTheJobIsMoved() {
    assertThat(RescaleWait.of(job(ExecutionState.INITIALIZING, 31_000), COOLDOWN)).isEmpty();
    assertThat(RescaleWait.of(job(ExecutionState.CANCELING, 31_000), COOLDOWN)).isEmpty();
  }

  /** A job of one vertex, some milliseconds after it was started. */
  private static JobDetailsInfo job(ExecutionState state, long age) {
    JobVertexDetailsInfo vertex =
        new JobVertexDetailsInfo(
            new JobVertexID(),
            new SlotSharingGroupId(),
            "learn",
            128,
            2,
            state,
            STARTED,
            -1,
            age,
            Map.of(),
            new IOMetricsInfo(0, true, 0, true, 0, true, 0, true, 0, 0, 0));
    return new JobDetailsInfo(
        new JobID(),
        "foretide",
        false,
        JobStatus.RUNNING,
        JobType.STREAMING,
        STARTED,
        -1,
        age,
        128,
        STARTED + age,
        Map.of(JobStatus.RUNNING, STARTED),
        List.of(vertex),
        Map.of(),
        new JobPlanInfo.Plan("", "", "", List.of()),
        null,
        0);
  }
}
