package io.foretide.cli.jobs;

import io.foretide.cli.UsageException;
import io.foretide.cli.flink.FlinkCluster;
import io.foretide.flink.kafka.KafkaOptions;
import java.util.List;
import org.apache.flink.runtime.client.JobStatusMessage;

/**
 * Whether a job may run beside those of a cluster. Two of one installation read and write the same
 * topics under the same names, and every output would come twice. From outside nobody sees which
 * installation a job is of: whoever submits has to say that it is another.
 */
final class SameJob {
  private static final String PREFIX = "--" + KafkaOptions.TOPIC_PREFIX.key();

  private SameJob() {}

  /**
   * Looks whether one runs that does the same.
   *
   * @throws UsageException naming it and what can be done
   */
  static void requireNone(JobName job, FlinkCluster cluster) throws InterruptedException {
    for (JobStatusMessage running : cluster.runningJobs()) {
      if (job.overlaps(running.getJobName())) {
        throw new UsageException(
            ("%s %s runs already (%s), and a second job would write every output once more:"
                    + " cancel it first (foretide savepoint --stop %s, or foretide cancel %s), or"
                    + " submit another installation with '--beside' and another '%s'")
                .formatted(
                    running.getJobName(),
                    running.getJobId(),
                    running.getJobState(),
                    running.getJobId(),
                    running.getJobId(),
                    PREFIX));
      }
    }
  }

  /**
   * Looks whether a job is told to be of another installation.
   *
   * @throws UsageException when it is told nothing
   */
  static void requireOther(List<String> arguments, boolean prefixIsSet) {
    if (!prefixIsSet && !arguments.contains(PREFIX)) {
      throw new UsageException(
          "option '--beside' is for another installation: give the job another '%s', too"
              .formatted(PREFIX));
    }
  }
}
