package io.foretide.soak;

import io.foretide.cli.Folders;
import io.foretide.cli.Foretide;
import io.foretide.cli.UsageException;
import io.foretide.cli.cluster.ClusterPlan;
import io.foretide.cli.cluster.LocalCluster;
import io.foretide.cli.cluster.LocalCluster.Setup;
import io.foretide.cli.cluster.Server;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The main job on a real cluster under faults at random. */
@Command(
    name = "soak",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the main job on a cluster of its own while processes are killed at random.",
      "Prints what will happen and when: the same seed makes the same faults and traffic.",
      "Then compares windows, baselines, alerts and forecasts with what had to be, record by record.",
      "Exit code 0 when nothing was lost, doubled or changed, else 1."
    })
public final class SoakCommand implements Callable<Integer> {
  private static final ClusterPlan CLUSTER = new ClusterPlan(3, 2, true, 7168);

  /** Shorter than shipped, so that a short run passes through many checkpoints and restarts. */
  private static final Map<String, String> HASTE =
      Map.of(
          "execution.checkpointing.interval", "2 s",
          "restart-strategy.exponential-delay.initial-backoff", "500 ms",
          "restart-strategy.exponential-delay.max-backoff", "5 s");

  @Spec private CommandSpec spec;

  @Option(
      names = "--minutes",
      defaultValue = "30",
      paramLabel = "N",
      description = "How long the job is fed and broken (default: ${DEFAULT-VALUE}).")
  private double minutes;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Of the traffic and the faults (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--mean-gap",
      defaultValue = "15",
      paramLabel = "SECONDS",
      description = "Mean time between faults (default: ${DEFAULT-VALUE}).")
  private double meanGap;

  @Option(
      names = "--faults",
      split = ",",
      paramLabel = "FAULT",
      description = "Only these: ${COMPLETION-CANDIDATES}.")
  private List<Fault> faults = List.of(Fault.values());

  @Option(
      names = "--services",
      defaultValue = "20",
      paramLabel = "N",
      description = "Services that report, 4 or more (default: ${DEFAULT-VALUE}).")
  private int services;

  @Option(
      names = "--keep",
      paramLabel = "DIR",
      description = "Keep logs, state and topics in this folder.")
  private Path keep;

  /** Runs it; see {@link Foretide} on exit codes and errors. */
  public static void main(String[] args) {
    System.exit(Foretide.commandLine(new SoakCommand()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    if (!(minutes > 0) || !(meanGap > 0)) {
      throw new UsageException("options '--minutes' and '--mean-gap' must be more than 0");
    }
    if (services < TrafficWriter.PARTITIONS) {
      throw new UsageException(
          "option '--services' is '%d', expected at least %d, one for each partition"
              .formatted(services, TrafficWriter.PARTITIONS));
    }
    if (keep != null && LocalCluster.find(keep).isPresent()) {
      throw new UsageException(
          "option '--keep' is '" + keep + "', expected a folder without a cluster");
    }
    PrintWriter out = spec.commandLine().getOut();
    Duration length = Duration.ofMillis((long) (minutes * 60_000));
    FaultSchedule schedule =
        FaultSchedule.random(
            seed, length, Duration.ofMillis((long) (meanGap * 1000)), List.copyOf(faults));
    out.printf("seed %d, %d faults in %.1f minutes:%n", seed, schedule.events().size(), minutes);
    schedule.events().forEach(event -> out.println("  " + event));
    out.flush();
    Path home = Path.of(System.getProperty("foretide.home", ".")).toAbsolutePath().normalize();
    Path folder = keep == null ? Files.createTempDirectory("foretide-soak") : keep;
    Setup shipped = Setup.shipped(home);
    LocalCluster cluster =
        LocalCluster.make(
            folder,
            CLUSTER,
            new Setup(shipped.flinkConf(), shipped.distribution(), HASTE, Map.of()));
    Thread stop = new Thread(() -> down(cluster), "stop-cluster");
    Runtime.getRuntime().addShutdownHook(stop);
    Verdict verdict;
    try {
      for (Server server : CLUSTER.servers()) {
        cluster.start(server);
      }
      SoakPlan plan = new SoakPlan("", seed, length, services, 40, schedule, Duration.ofMinutes(3));
      verdict = new Soak(cluster, home, plan, this::say).run();
    } finally {
      down(cluster);
      Runtime.getRuntime().removeShutdownHook(stop);
    }
    new VerdictTable(out).print(verdict);
    if (keep == null && verdict.passed()) {
      Folders.delete(folder);
    } else {
      out.println("Logs, state and topics are in " + folder);
    }
    out.flush();
    return verdict.passed() ? 0 : 1;
  }

  private static void down(LocalCluster cluster) {
    try {
      cluster.down();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void say(String done) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("  " + done);
    err.flush();
  }
}
