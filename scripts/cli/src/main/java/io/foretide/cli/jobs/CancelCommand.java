package io.foretide.cli.jobs;

import io.foretide.cli.flink.FlinkCluster;
import io.foretide.cli.flink.JobSummary;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.apache.flink.api.common.JobID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Ends a job as it stands. */
@Command(
    name = "cancel",
    mixinStandardHelpOptions = true,
    description = {
      "Cancels a job and waits until it has ended.",
      "Its last checkpoint stays; foretide savepoint --stop ends a job with a savepoint."
    })
public final class CancelCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ClusterOptions options;
  @Mixin private RunningJob job;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    try (FlinkCluster cluster = options.target().connect()) {
      JobID id = job.in(cluster);
      cluster.cancel(id);
      cluster.awaitEnd(id);
      out.println("Cancelled  " + id);
      JobSummary.checkpoint(cluster, id, cluster.details(id).getNow())
          .ifPresent(checkpoint -> out.println("Checkpoint  " + checkpoint.path()));
    }
    out.flush();
    return 0;
  }
}
