package io.foretide.cli.jobs;

import io.foretide.cli.Progress;
import io.foretide.cli.flink.FlinkCluster;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.apache.flink.api.common.JobID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Takes a savepoint of a job. */
@Command(
    name = "savepoint",
    mixinStandardHelpOptions = true,
    description = {
      "Takes a savepoint of a job, waits for it and prints where it lies.",
      "With --stop the job ends with it: for an upgrade or another parallelism."
    })
public final class SavepointCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ClusterOptions options;
  @Mixin private RunningJob job;

  @Option(names = "--stop", description = "End the job with the savepoint.")
  private boolean stop;

  @Option(
      names = "--to",
      paramLabel = "DIR",
      description = "Where to (default: the cluster's execution.checkpointing.savepoint-dir).")
  private String folder;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Progress progress = new Progress(out, Boolean.getBoolean("foretide.terminal"));
    try (FlinkCluster cluster = options.target().connect()) {
      JobID id = job.in(cluster);
      progress.begin(stop ? "savepoint, stop" : "savepoint");
      String path = stop ? cluster.stop(id, folder) : cluster.savepoint(id, folder);
      if (stop) {
        cluster.awaitEnd(id);
      }
      progress.done("%s", id);
      out.println("Savepoint  " + path);
    }
    out.flush();
    return 0;
  }
}
