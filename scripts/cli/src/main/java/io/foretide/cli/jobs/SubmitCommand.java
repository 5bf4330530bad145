package io.foretide.cli.jobs;

import io.foretide.cli.Progress;
import io.foretide.cli.UsageException;
import io.foretide.cli.flink.FlinkCluster;
import io.foretide.flink.kafka.KafkaOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.jobgraph.JobGraph;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Submits a job to a cluster. */
@Command(
    name = "submit",
    mixinStandardHelpOptions = true,
    description = {
      "Submits a job and waits until it runs.",
      "JOB is one of foretide (the next four in one graph; the default), telemetry-windows,"
          + " seasonal-baseline, anomaly-alerts, scaling-forecast and alert-delivery.",
      "What follows it goes to the job: --OPTION VALUE, see foretide options."
    })
public final class SubmitCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String BROKER = "--" + KafkaOptions.BOOTSTRAP_SERVERS.key();

  @Spec private CommandSpec spec;
  @Mixin private ClusterOptions options;

  @Option(
      names = "--from-savepoint",
      paramLabel = "PATH",
      description = "A savepoint or checkpoint that the job goes on from.")
  private String savepoint;

  @Option(
      names = "--parallelism",
      defaultValue = "2",
      paramLabel = "N",
      description = "Subtasks of each operator (default: ${DEFAULT-VALUE}).")
  private int parallelism;

  @Parameters(paramLabel = "JOB", description = "The job and its options.")
  private List<String> jobAndArguments = List.of();

  @Override
  public Integer call() throws Exception {
    if (parallelism < 1) {
      throw new UsageException(
          "option '--parallelism' is '" + parallelism + "', expected at least 1");
    }
    ClusterOptions.Target target = options.target();
    JobSubmission submission = submission(target);
    PrintWriter out = spec.commandLine().getOut();
    Progress progress = new Progress(out, Boolean.getBoolean("foretide.terminal"));
    progress.begin("check " + submission.job());
    JobGraph graph = submission.graph(target.configuration());
    progress.done("%d vertices", graph.getNumberOfVertices());
    progress.begin("start");
    try (FlinkCluster cluster = target.connect()) {
      JobID job = cluster.submit(graph);
      new JobWatch(cluster, progress, PATIENCE).awaitRunning(job);
      progress.done("%s runs", submission.job());
      out.println("Job     " + job);
      out.printf("Web UI  %s/#/job/running/%s/overview%n", cluster.webInterface(), job);
    }
    out.flush();
    return 0;
  }

  private JobSubmission submission(ClusterOptions.Target target) throws IOException {
    boolean named = !jobAndArguments.isEmpty() && !jobAndArguments.get(0).startsWith("--");
    JobName job = JobName.of(named ? jobAndArguments.get(0) : JobName.FORETIDE.toString());
    List<String> arguments =
        new ArrayList<>(jobAndArguments.subList(named ? 1 : 0, jobAndArguments.size()));
    if (target.bootstrapServers().isPresent() && !arguments.contains(BROKER)) {
      arguments.add(BROKER);
      arguments.add(target.bootstrapServers().get());
    }
    Path home = Path.of(System.getProperty("foretide.home", "."));
    return new JobSubmission(JobSubmission.suiteJar(home), job, arguments, parallelism, savepoint);
  }
}
