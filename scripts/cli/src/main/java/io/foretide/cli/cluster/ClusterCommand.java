package io.foretide.cli.cluster;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.foretide.cli.Progress;
import io.foretide.cli.UsageException;
import io.foretide.cli.flink.FlinkCluster;
import io.foretide.cli.flink.JobSummary;
import io.foretide.flink.topics.Topics;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.client.JobStatusMessage;
import org.apache.kafka.common.record.TimestampType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A real cluster of separate processes on this machine. */
@Command(
    name = "cluster",
    mixinStandardHelpOptions = true,
    description = {
      "A Flink cluster and a Kafka broker on this machine.",
      "Each is a process of its own that listens on the loopback interface only."
    },
    synopsisSubcommandLabel = "(up | down | status)")
public final class ClusterCommand {
  private static final int PARTITIONS = 4;
  private static final String LOCK = "up.lock";

  @Spec private CommandSpec spec;

  @Command(
      name = "up",
      mixinStandardHelpOptions = true,
      description = {
        "Starts a cluster, creates the topics, and waits until everything answers.",
        "Where a cluster was started before, starts what does not run any more; of one that was taken"
            + " down, what is not given stays as it was."
      })
  int up(
      @Mixin ClusterFolderOption folder,
      @Option(
              names = "--task-managers",
              paramLabel = "N",
              description = "Processes that run tasks (default: 2).")
          Integer taskManagers,
      @Option(names = "--slots", paramLabel = "N", description = "Slots of each (default: 2).")
          Integer slots,
      @Option(
              names = "--high-availability",
              negatable = true,
              description = "With ZooKeeper: a new job manager goes on where the last one died.")
          Boolean highAvailability,
      @Option(
              names = "--memory",
              paramLabel = "MIB",
              description = "What all processes together may take (default: 6144).")
          Integer memory)
      throws Exception {
    Files.createDirectories(folder.path());
    try (FileChannel file = FileChannel.open(folder.path().resolve(LOCK), CREATE, WRITE);
        FileLock alone = file.tryLock()) {
      if (alone == null) {
        throw new UsageException("another 'cluster up' is at work in " + folder.path());
      }
      bringUp(folder, taskManagers, slots, highAvailability, memory);
    }
    return 0;
  }

  private void bringUp(
      ClusterFolderOption folder,
      Integer taskManagers,
      Integer slots,
      Boolean highAvailability,
      Integer memory)
      throws Exception {
    boolean planned =
        taskManagers != null || slots != null || highAvailability != null || memory != null;
    Optional<LocalCluster> before = LocalCluster.find(folder.path());
    if (planned && before.isPresent() && before.get().runs()) {
      throw new UsageException(
          "there is a cluster in " + folder.path() + ": take it down before you change it");
    }
    ClusterPlan was = before.map(LocalCluster::plan).orElse(new ClusterPlan(2, 2, false, 6144));
    LocalCluster cluster =
        before.isPresent() && !planned
            ? before.get()
            : LocalCluster.make(
                folder.path(),
                new ClusterPlan(
                    orElse(taskManagers, was.taskManagers()),
                    orElse(slots, was.slots()),
                    orElse(highAvailability, was.highAvailability()),
                    orElse(memory, was.memoryMib())),
                LocalCluster.Setup.shipped(Path.of(System.getProperty("foretide.home", "."))));
    start(cluster);
    PrintWriter out = spec.commandLine().getOut();
    new LastingState(cluster, folder).sayWhatIsKept(out);
    out.flush();
  }

  private static <T> T orElse(T given, T otherwise) {
    return given == null ? otherwise : given;
  }

  private void start(LocalCluster cluster)
      throws IOException, InterruptedException, ExecutionException {
    PrintWriter out = spec.commandLine().getOut();
    Progress progress = new Progress(out, Boolean.getBoolean("foretide.terminal"));
    Startup startup = new Startup(cluster);
    Thread stopHalfStarted = new Thread(startup::giveUp, "stop-half-started");
    Runtime.getRuntime().addShutdownHook(stopHalfStarted);
    for (LocalCluster.Status status : cluster.status()) {
      if (status.pid().isEmpty()) {
        progress.begin(status.server().name());
        startup.start(status.server());
        progress.done("log %s", cluster.log(status.server()));
      }
    }
    new Topics(cluster.brokerClient(), "")
        .create(PARTITIONS, Optional.of((short) 1), TimestampType.LOG_APPEND_TIME);
    Runtime.getRuntime().removeShutdownHook(stopHalfStarted);
    out.println("Kafka   " + cluster.bootstrapServers());
    out.println("Web UI  http://" + cluster.restAddress());
    out.flush();
  }

  @Command(
      name = "down",
      mixinStandardHelpOptions = true,
      description = {
        "Stops all processes of the cluster; its data and logs stay.",
        "Says what the jobs that ran can go on from."
      })
  int down(@Mixin ClusterFolderOption folder) throws IOException, InterruptedException {
    LocalCluster cluster = LocalCluster.open(folder.path());
    PrintWriter out = spec.commandLine().getOut();
    Progress progress = new Progress(out, Boolean.getBoolean("foretide.terminal"));
    LastingState state = new LastingState(cluster, folder);
    List<JobStatusMessage> jobs = state.runningJobs();
    progress.begin("stop");
    try {
      cluster.down();
      progress.done("data and logs are in %s", folder.path());
    } finally {
      state.sayWhatEnded(jobs, out);
      out.flush();
    }
    return 0;
  }

  @Command(
      name = "status",
      mixinStandardHelpOptions = true,
      description =
          "Shows the processes of the cluster and its jobs; fails when a process does not run.")
  int status(
      @Mixin ClusterFolderOption folder,
      @Option(names = "--all", description = "Also the jobs that have ended.") boolean all)
      throws IOException, InterruptedException {
    LocalCluster cluster = LocalCluster.open(folder.path());
    PrintWriter out = spec.commandLine().getOut();
    boolean complete = true;
    for (LocalCluster.Status status : cluster.status()) {
      complete &= status.pid().isPresent();
      out.printf(
          "  %-16s %s%n",
          status.server().name(), status.pid().map(pid -> "runs, pid " + pid).orElse("DOWN"));
    }
    out.println("Kafka   " + cluster.bootstrapServers());
    out.println("Web UI  http://" + cluster.restAddress());
    printJobs(cluster, all, out);
    out.flush();
    return complete ? 0 : 1;
  }

  private static void printJobs(LocalCluster cluster, boolean all, PrintWriter out)
      throws InterruptedException {
    try (FlinkCluster flink = FlinkCluster.connect(cluster.restAddress(), new Configuration())) {
      FlinkCluster.Slots slots = flink.slots();
      List<JobStatusMessage> jobs = flink.jobs();
      List<JobSummary> shown = new ArrayList<>();
      for (JobStatusMessage job : jobs) {
        if (all || !job.getJobState().isGloballyTerminalState()) {
          shown.add(JobSummary.of(flink, job));
        }
      }
      out.printf("Slots   %d of %d free%n", slots.free(), slots.total());
      out.print(JobTable.of(shown, jobs.size() - shown.size()));
    } catch (IllegalStateException e) {
      out.println("No jobs to see: " + e.getMessage());
    }
  }
}
