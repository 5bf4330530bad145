package io.foretide.cli.jobs;

import io.foretide.cli.Progress;
import io.foretide.cli.UsageException;
import io.foretide.cli.flink.FlinkCluster;
import io.foretide.delivery.AlertDeliveryTopology;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.JobManagerOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Gives a running job another parallelism. */
@Command(
    name = "rescale",
    mixinStandardHelpOptions = true,
    description = {
      "Gives a running job another parallelism and waits until it runs with it.",
      "The job restarts from its next checkpoint; nothing is lost or doubled.",
      "A job that was started or moved in the last 30 seconds is moved when they have passed."
    })
public final class RescaleCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @Spec private CommandSpec spec;
  @Mixin private ClusterOptions options;
  @Mixin private RunningJob job;

  @Option(
      names = "--parallelism",
      required = true,
      paramLabel = "N",
      description = "Subtasks of each operator.")
  private int parallelism;

  @Override
  public Integer call() throws Exception {
    if (parallelism < 1) {
      throw new UsageException(
          "option '--parallelism' is '" + parallelism + "', expected at least 1");
    }
    PrintWriter out = spec.commandLine().getOut();
    Progress progress = new Progress(out, Boolean.getBoolean("foretide.terminal"));
    ClusterOptions.Target target = options.target();
    try (FlinkCluster cluster = target.connect()) {
      JobID id = job.in(cluster);
      requireScalable(cluster.details(id).getName());
      int slots = cluster.slots().total();
      if (parallelism > slots) {
        throw new UsageException(
            "option '--parallelism' is '%d', expected at most the cluster's %d slots"
                .formatted(parallelism, slots));
      }
      progress.begin("rescale to " + parallelism);
      cluster.rescale(id, parallelism);
      new JobWatch(cluster, progress, PATIENCE).awaitParallelism(id, parallelism, cooldown(target));
      progress.done("%s", id);
    }
    out.flush();
    return 0;
  }

  private static void requireScalable(String name) {
    if (name.equals(AlertDeliveryTopology.JOB)) {
      throw new UsageException(
          name
              + " cannot be rescaled: one subtask tells each receiver, for its rate and its health"
              + " are that of all");
    }
  }

  /** The scheduler lets a job run for so long before it is moved again. */
  private static Duration cooldown(ClusterOptions.Target target) {
    return target
        .configuration()
        .get(JobManagerOptions.SCHEDULER_EXECUTING_COOLDOWN_AFTER_RESCALING);
  }
}
