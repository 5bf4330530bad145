package io.foretide.cli.jobs;

import io.foretide.cli.Progress;
import io.foretide.cli.UsageException;
import io.foretide.cli.flink.FlinkCluster;
import io.foretide.cli.flink.JobSummary;
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

  @Option(
      names = "--beside",
      description = {
        "Submit although a job of that name runs: as another installation, whose topics have"
            + " another --kafka.topic-prefix."
      })
  private boolean beside;

  @Parameters(paramLabel = "JOB", description = "The job and its options.")
  private List<String> jobAndArguments = List.of();

  @Override
  public Integer call() throws Exception {
    if (parallelism < 1) {
      throw new UsageException(
          "option '--parallelism' is '" + parallelism + "', expected at least 1");
    }
    boolean named = !jobAndArguments.isEmpty() && !jobAndArguments.get(0).startsWith("-");
    JobName job = JobName.of(named ? jobAndArguments.get(0) : JobName.FORETIDE.toString());
    List<String> arguments = jobAndArguments.subList(named ? 1 : 0, jobAndArguments.size());
    MisspeltOption.requireNone(arguments, spec);
    if (beside) {
      SameJob.requireOther(arguments, options.sets(KafkaOptions.TOPIC_PREFIX.key()));
    }
    ClusterOptions.Target target = options.target();
    try (FlinkCluster cluster = target.connect()) {
      if (!beside) {
        SameJob.requireNone(job, cluster);
      }
      submit(submission(job, arguments, target), target, cluster);
    }
    return 0;
  }

  private void submit(JobSubmission submission, ClusterOptions.Target target, FlinkCluster cluster)
      throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Progress progress = new Progress(out, Boolean.getBoolean("foretide.terminal"));
    progress.begin("check " + submission.job());
    JobGraph graph = submission.graph(target.configuration());
    progress.done("%d vertices", graph.getNumberOfVertices());
    if (savepoint == null && !beside && target.local().isPresent()) {
      EarlierState.hint(target.local().get(), cluster, graph, options.folderArgument())
          .ifPresent(this::warn);
    }
    progress.begin("start");
    JobID job = cluster.submit(graph);
    int runsAt =
        JobSummary.parallelism(new JobWatch(cluster, progress, PATIENCE).awaitRunning(job));
    progress.done("%s runs at parallelism %d", submission.job(), runsAt);
    if (runsAt < parallelism) {
      warn(
          "%s runs at parallelism %d, not at the %d that were asked for: the cluster has %d slots; it takes more as soon as there are"
              .formatted(submission.job(), runsAt, parallelism, cluster.slots().total()));
    }
    out.println("Job     " + job);
    out.printf("Web UI  %s/#/job/running/%s/overview%n", cluster.webInterface(), job);
    out.flush();
  }

  private void warn(String message) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("foretide: " + message);
    err.flush();
  }

  private JobSubmission submission(JobName job, List<String> given, ClusterOptions.Target target)
      throws IOException {
    List<String> arguments = new ArrayList<>(given);
    if (target.local().isPresent()
        && !arguments.contains(BROKER)
        && !options.sets(KafkaOptions.BOOTSTRAP_SERVERS.key())) {
      arguments.add(BROKER);
      arguments.add(target.local().get().bootstrapServers());
    }
    Path home = Path.of(System.getProperty("foretide.home", "."));
    return new JobSubmission(JobSubmission.suiteJar(home), job, arguments, parallelism, savepoint);
  }
}
