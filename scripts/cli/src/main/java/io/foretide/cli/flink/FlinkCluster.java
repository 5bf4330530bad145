package io.foretide.cli.flink;

import io.foretide.cli.UsageException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.client.deployment.StandaloneClusterId;
import org.apache.flink.client.program.rest.RestClusterClient;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.client.JobStatusMessage;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.JobResourceRequirements;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.rest.messages.EmptyRequestBody;
import org.apache.flink.runtime.rest.messages.JobExceptionsHeaders;
import org.apache.flink.runtime.rest.messages.JobExceptionsInfoWithHistory.JobExceptionHistory;
import org.apache.flink.runtime.rest.messages.JobMessageParameters;
import org.apache.flink.runtime.rest.messages.checkpoints.CheckpointingStatistics;
import org.apache.flink.runtime.rest.messages.checkpoints.CheckpointingStatisticsHeaders;
import org.apache.flink.runtime.rest.messages.job.JobDetailsInfo;

/** A Flink cluster that answers at an address, and its jobs. */
public final class FlinkCluster implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration SAVEPOINT_PATIENCE = Duration.ofMinutes(10);

  private final String address;
  private final RestClusterClient<StandaloneClusterId> client;

  private FlinkCluster(String address, RestClusterClient<StandaloneClusterId> client) {
    this.address = address;
    this.client = client;
  }

  /**
   * Connects to a cluster; whether it answers shows at the first question.
   *
   * @param address {@code host:port} of its REST interface
   * @param configuration how to reach it otherwise, such as {@code security.ssl.rest.enabled}
   * @throws UsageException when the address is none
   */
  public static FlinkCluster connect(String address, Configuration configuration) {
    Configuration reach = new Configuration(configuration);
    int colon = address.lastIndexOf(':');
    if (colon < 1 || !address.substring(colon + 1).matches("\\d{1,5}")) {
      throw new UsageException("option '--rest-address' is '" + address + "', expected host:port");
    }
    reach.set(RestOptions.ADDRESS, address.substring(0, colon));
    reach.set(RestOptions.PORT, Integer.parseInt(address.substring(colon + 1)));
    reach.set(RestOptions.RETRY_MAX_ATTEMPTS, 1);
    reach.set(RestOptions.RETRY_DELAY, Duration.ofMillis(100));
    try {
      return new FlinkCluster(
          address, new RestClusterClient<>(reach, StandaloneClusterId.getInstance()));
    } catch (Exception e) {
      throw new IllegalStateException("cannot make a client of " + address, e);
    }
  }

  /** Where a browser sees it. */
  public String webInterface() {
    return client.getWebInterfaceURL();
  }

  /** How many task managers have registered. */
  public int taskManagers() throws InterruptedException {
    return ask(client.getClusterOverview(), PATIENCE).getNumTaskManagersConnected();
  }

  /**
   * The slots of a cluster.
   *
   * @param free those that no job has
   * @param total all of them
   */
  public record Slots(int free, int total) {}

  /** How many slots there are. */
  public Slots slots() throws InterruptedException {
    var overview = ask(client.getClusterOverview(), PATIENCE);
    return new Slots(overview.getNumSlotsAvailable(), overview.getNumSlotsTotal());
  }

  /** The jobs that the cluster knows, the newest first. */
  public List<JobStatusMessage> jobs() throws InterruptedException {
    List<JobStatusMessage> jobs = new ArrayList<>(ask(client.listJobs(), PATIENCE));
    jobs.sort(Comparator.comparingLong(JobStatusMessage::getStartTime).reversed());
    return jobs;
  }

  /** The jobs that have not ended, the newest first. */
  public List<JobStatusMessage> runningJobs() throws InterruptedException {
    return jobs().stream().filter(job -> !job.getJobState().isGloballyTerminalState()).toList();
  }

  /**
   * The one job that has not ended and has a name or id.
   *
   * @param job name or id; null when the cluster has only one job
   * @throws UsageException when none or several are meant
   */
  public JobID runningJob(String job) throws InterruptedException {
    List<JobStatusMessage> running = runningJobs();
    List<JobStatusMessage> meant =
        running.stream()
            .filter(
                known ->
                    job == null
                        || known.getJobName().equals(job)
                        || known.getJobId().toHexString().equals(job))
            .toList();
    if (meant.size() == 1) {
      return meant.get(0).getJobId();
    }
    throw new UsageException(
        meant.isEmpty()
            ? "%s runs at %s; running: %s"
                .formatted(job == null ? "no job" : "no job '" + job + "'", address, names(running))
            : "several jobs run at %s: give the id of one of %s".formatted(address, names(meant)));
  }

  private static String names(List<JobStatusMessage> jobs) {
    return jobs.isEmpty()
        ? "none"
        : jobs.stream()
            .map(job -> job.getJobName() + " " + job.getJobId())
            .collect(Collectors.joining(", "));
  }

  /** Submits a job. */
  public JobID submit(JobGraph graph) throws InterruptedException {
    return ask(client.submitJob(graph), PATIENCE);
  }

  /** The status of a job. */
  public JobStatus status(JobID job) throws InterruptedException {
    return ask(client.getJobStatus(job), PATIENCE);
  }

  /** What is known of a job and its vertices. */
  public JobDetailsInfo details(JobID job) throws InterruptedException {
    return ask(client.getJobDetails(job), PATIENCE);
  }

  /** Why a job that has ended failed. */
  public Optional<Throwable> failure(JobID job) throws InterruptedException {
    JobResult result = ask(client.requestJobResult(job), PATIENCE);
    return result
        .getSerializedThrowable()
        .map(failure -> failure.deserializeError(getClass().getClassLoader()));
  }

  /**
   * Takes a savepoint.
   *
   * @param folder where to; null for the cluster's
   * @return where it lies
   */
  public String savepoint(JobID job, String folder) throws InterruptedException {
    return ask(
        client.triggerSavepoint(job, folder, SavepointFormatType.CANONICAL), SAVEPOINT_PATIENCE);
  }

  /** Takes a savepoint with which the job ends: nothing is read or written after it. */
  public String stop(JobID job, String folder) throws InterruptedException {
    return ask(
        client.stopWithSavepoint(job, false, folder, SavepointFormatType.CANONICAL),
        SAVEPOINT_PATIENCE);
  }

  /** Ends a job as it stands. */
  public void cancel(JobID job) throws InterruptedException {
    ask(client.cancel(job), PATIENCE);
  }

  /** Waits until a job has ended. */
  public void awaitEnd(JobID job) throws InterruptedException {
    ask(client.requestJobResult(job), PATIENCE);
  }

  /** Where the latest completed checkpoint of a job lies, of those since the job manager began. */
  public Optional<String> latestCheckpoint(JobID job) throws InterruptedException {
    var latest = checkpoints(job).getLatestCheckpoints().getCompletedCheckpointStatistics();
    return Optional.ofNullable(latest).map(checkpoint -> checkpoint.getExternalPath());
  }

  /** How many checkpoints of a job have failed. */
  public long failedCheckpoints(JobID job) throws InterruptedException {
    return checkpoints(job).getCounts().getNumberFailedCheckpoints();
  }

  /** What there is to know of the checkpoints of a job. */
  CheckpointingStatistics checkpoints(JobID job) throws InterruptedException {
    JobMessageParameters of = new JobMessageParameters();
    of.jobPathParameter.resolve(job);
    return ask(
        client.sendRequest(
            CheckpointingStatisticsHeaders.getInstance(), of, EmptyRequestBody.getInstance()),
        PATIENCE);
  }

  /** Why a job was restarted last; empty when it never was. */
  public Optional<String> latestFailure(JobID job) throws InterruptedException {
    return failures(job).getEntries().stream()
        .findFirst()
        .map(entry -> RootCause.ofStackTrace(entry.getStacktrace()));
  }

  /** Why a job was restarted, the latest first; of many failures the earliest are forgotten. */
  JobExceptionHistory failures(JobID job) throws InterruptedException {
    var of = JobExceptionsHeaders.getInstance().getUnresolvedMessageParameters();
    of.jobPathParameter.resolve(job);
    return ask(
            client.sendRequest(
                JobExceptionsHeaders.getInstance(), of, EmptyRequestBody.getInstance()),
            PATIENCE)
        .getExceptionHistory();
  }

  /** Asks for another parallelism; the cluster's scheduler must be the adaptive one. */
  public void rescale(JobID job, int parallelism) throws InterruptedException {
    JobResourceRequirements.Builder wanted = JobResourceRequirements.newBuilder();
    for (JobDetailsInfo.JobVertexDetailsInfo vertex : details(job).getJobVertexInfos()) {
      wanted.setParallelismForJobVertex(vertex.getJobVertexID(), 1, parallelism);
    }
    ask(client.updateJobResourceRequirements(job, wanted.build()), PATIENCE);
  }

  private <T> T ask(CompletableFuture<T> answer, Duration patience) throws InterruptedException {
    try {
      return answer.get(patience.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          isUnreachable(RootCause.of(e))
              ? "Flink does not answer at " + address
              : "Flink at " + address + " says: " + RootCause.message(e),
          e);
    } catch (TimeoutException e) {
      throw new IllegalStateException(
          "Flink at %s does not answer within %d s".formatted(address, patience.toSeconds()), e);
    }
  }

  private static boolean isUnreachable(Throwable cause) {
    return cause instanceof SocketException || cause instanceof UnknownHostException;
  }

  @Override
  public void close() {
    client.close();
  }
}
