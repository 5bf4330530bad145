package io.foretide.cli.jobs;

import io.foretide.cli.flink.FlinkCluster;
import org.apache.flink.api.common.JobID;
import picocli.CommandLine.Parameters;

/** Which job of a cluster is meant. */
final class RunningJob {
  @Parameters(
      arity = "0..1",
      paramLabel = "JOB",
      description = "Name or id of the job (default: the only one that runs).")
  private String job;

  /** The job, as {@link FlinkCluster#runningJob} finds it. */
  JobID in(FlinkCluster cluster) throws InterruptedException {
    return cluster.runningJob(job);
  }
}
