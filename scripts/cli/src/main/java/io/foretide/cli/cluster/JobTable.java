package io.foretide.cli.cluster;

import io.foretide.cli.DurationText;
import io.foretide.cli.flink.JobSummary;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.apache.flink.api.common.JobStatus;

/** The jobs of a cluster for people: a line each. */
final class JobTable {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private JobTable() {}

  /**
   * The lines of some jobs.
   *
   * @param ended how many others there are, all of which have ended
   */
  static String of(List<JobSummary> jobs, int ended) {
    StringBuilder lines = new StringBuilder(jobs.isEmpty() ? "No job runs\n" : "Jobs\n");
    for (JobSummary job : jobs) {
      lines.append("  ").append(job.hasEnded() ? state(job) : running(job)).append('\n');
    }
    if (ended > 0) {
      lines.append(ended).append(ended == 1 ? " job has" : " jobs have");
      lines.append(" ended (--all shows them)\n");
    }
    return lines.toString();
  }

  private static String state(JobSummary job) {
    return "%s  %s  %s%s"
        .formatted(
            job.name(),
            job.id(),
            job.state(),
            job.since().map(since -> " since " + TIME.format(since)).orElse(""));
  }

  private static String running(JobSummary job) {
    return "%s, parallelism %d, restarted after failures: %d%s, %s"
        .formatted(
            state(job),
            job.parallelism(),
            job.failures(),
            job.more() ? " or more" : "",
            job.checkpoint()
                .map(latest -> "checkpoint " + DurationText.roughly(latest.age()) + " ago")
                .orElse(
                    job.state() == JobStatus.RUNNING
                        ? "no checkpoint yet"
                        : "no checkpoint to see"));
  }
}
