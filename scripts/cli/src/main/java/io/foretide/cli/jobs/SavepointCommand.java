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
import picocli.CommandLine.Parameters;
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

  @Option(names = "--stop", description = "End the job with the savepoint.")
  private boolean stop;

  @Option(
      names = "--to",
      paramLabel = "DIR",
      description = "Where to (default: the cluster's execution.checkpointing.savepoint-dir).")
  private String folder;

  @Parameters(
      arity = "0..1",
      paramLabel = "JOB",
      description = "Name or id of the job (default: the only one that runs).")
  private String job;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Progress progress = new Progress(out, Boolean.getBoolean("foretide.terminal"));
    try (FlinkCluster cluster = options.target().connect()) {
      JobID id = cluster.runningJob(job);
      progress.begin(stop ? "savepoint, stop" : "savepoint");
      String path = stop ? cluster.stop(id, folder) : cluster.savepoint(id, folder);
      progress.done("%s", id);
      out.println("Savepoint  " + path);
    }
    out.flush();
    return 0;
  }
}
