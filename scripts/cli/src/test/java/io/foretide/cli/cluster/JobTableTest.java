package io.foretide.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.cli.flink.JobSummary;
import io.foretide.cli.flink.JobSummary.Checkpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.junit.jupiter.api.Test;

class JobTableTest {
  private static final JobID ID = new JobID(0x1f, 0x2e);
  private static final Instant SINCE = Instant.parse("2026-03-02T14:03:05Z");

  @Test
  void tellsHowAJobRunsInALine() {
    Checkpoint checkpoint = new Checkpoint("file:/checkpoints/chk-7", Duration.ofSeconds(8));
    assertThat(JobTable.of(List.of(job(JobStatus.RUNNING, 2, false, Optional.of(checkpoint))), 0))
        .isEqualTo(
            "Jobs\n  foretide  "
                + ID
                + "  RUNNING since 2026-03-02 14:03:05 UTC, parallelism 4,"
                + " restarted after failures: 2, checkpoint 8 s ago\n");
  }

  @Test
  void saysThatThereWereMoreFailuresAndNoCheckpoint() {
    assertThat(JobTable.of(List.of(job(JobStatus.RESTARTING, 16, true, Optional.empty())), 0))
        .endsWith("restarted after failures: 16 or more, no checkpoint to see\n");
    assertThat(JobTable.of(List.of(job(JobStatus.RUNNING, 0, false, Optional.empty())), 0))
        .endsWith("restarted after failures: 0, no checkpoint yet\n");
  }

  @Test
  void countsThoseThatHaveEnded() {
    assertThat(JobTable.of(List.of(), 0)).isEqualTo("No job runs\n");
    assertThat(JobTable.of(List.of(), 1))
        .isEqualTo("No job runs\n1 job has ended (--all shows them)\n");
    assertThat(JobTable.of(List.of(), 3)).endsWith("3 jobs have ended (--all shows them)\n");
  }

  @Test
  void tellsOnlyWhenOneEnded() {
    assertThat(JobTable.of(List.of(job(JobStatus.CANCELED, 0, false, Optional.empty())), 0))
        .endsWith("foretide  " + ID + "  CANCELED since 2026-03-02 14:03:05 UTC\n");
  }

  private static JobSummary job(
      JobStatus state, int failures, boolean more, Optional<Checkpoint> checkpoint) {
    return new JobSummary("foretide", ID, state, Optional.of(SINCE), 4, failures, more, checkpoint);
  }
}
