package io.foretide.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.foretide.cli.UsageException;
import io.foretide.cli.jobs.JobName;
import io.foretide.cli.jobs.JobSubmission;
import io.foretide.flink.topics.SeriesWindowsTopic;
import io.foretide.windows.TelemetryWindowsJob;
import io.foretide.windows.TelemetryWindowsTopology;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job is refused before it begins when something around it is not as it must be. */
class PreflightTest {
  private static final String PREFIX = "preflight.";

  @TempDir private static Path folder;
  private static TestBroker broker;
  private static String savepoint;

  @BeforeAll
  static void takeASavepoint() throws Exception {
    broker = TestBroker.start(folder.resolve("kafka"));
    broker.createTopics(PREFIX, 2);
    TestFlink flink = new TestFlink(folder);
    JobClient job =
        flink.start(
            TelemetryWindowsTopology.JOB,
            0,
            environment ->
                TelemetryWindowsJob.wire(
                    environment, broker.arguments(PREFIX).toArray(String[]::new)));
    broker.produce(
        new RequestLog(1)
            .minutes(0, 5).stream().map(reading -> TestBroker.telemetry(PREFIX, reading)).toList());
    broker.await(PREFIX, SeriesWindowsTopic.TOPIC, windows -> !windows.isEmpty());
    savepoint = flink.stop(job);
  }

  @AfterAll
  static void stopTheBroker() {
    broker.close();
  }

  @Test
  void beginsWhenAllIsAsItMustBe() throws Exception {
    assertThat(submission(PREFIX, savepoint).graph(configuration()).getNumberOfVertices())
        .isPositive();
  }

  @Test
  void refusesWhenNoBrokerAnswers() throws Exception {
    requireRefused(
        submission(PREFIX, null, "--kafka.bootstrap-servers", "127.0.0.1:1"),
        configuration(),
        "no broker answers at 127.0.0.1:1");
  }

  @Test
  void refusesMissingTopicsNamingThem() throws Exception {
    requireRefused(
        submission("missing.", null),
        configuration(),
        "missing.dead-letters, missing.series-windows, missing.service-calls, missing.telemetry; create them with"
            + " 'foretide topics create' or set preflight.create-topics");
  }

  @Test
  void createsMissingTopicsWhenToldTo() throws Exception {
    String[] create = {"--preflight.create-topics", "true", "--preflight.topic-partitions", "3"};
    assertThat(submission("created.", null, create).graph(configuration())).isNotNull();
    assertThat(broker.records("created.", SeriesWindowsTopic.TOPIC)).isEmpty();
  }

  @Test
  void refusesATopicWithTooFewPartitions() throws Exception {
    requireRefused(
        submission(PREFIX, null, "--preflight.topic-partitions", "3"),
        configuration(),
        "has 2 partitions at",
        "expected at least 3 (preflight.topic-partitions)");
  }

  @Test
  void refusesATopicThatTheBrokerDates() throws Exception {
    broker.createTopics("dated.", 1);
    broker.configure(
        "dated.series-windows", TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");

    requireRefused(
        submission("dated.", null),
        configuration(),
        "topic 'dated.series-windows' has LogAppendTime at",
        "expected message.timestamp.type of CreateTime");
  }

  @Test
  void refusesTransactionsThatTheBrokerWouldNotKeepOpen() throws Exception {
    requireRefused(
        submission(PREFIX, null, "--kafka.transaction-timeout", "16 min"),
        configuration(),
        "option 'kafka.transaction-timeout' is 960000 ms, expected at most the broker's"
            + " transaction.max.timeout.ms of 900000 ms");
  }

  @Test
  void refusesStorageThatCannotBeWritten() throws Exception {
    Path file = Files.writeString(folder.resolve("a-file"), "no folder");
    Configuration configuration = configuration();
    configuration.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY, file.resolve("x").toUri().toString());
    requireRefused(
        submission(PREFIX, null),
        configuration,
        "option 'execution.checkpointing.dir' is 'file://" + file.resolve("x") + "'",
        "where nothing can be written");
  }

  @Test
  void refusesASavepointThatIsNone() throws Exception {
    Path file = Files.writeString(folder.resolve("notes.txt"), "no savepoint");
    Path empty = Files.createDirectories(folder.resolve("empty"));
    requireNoSavepoint(folder.resolve("nothing"), "there is no such folder");
    requireNoSavepoint(Path.of("/nowhere/x"), "there is no such folder");
    requireNoSavepoint(file, "it is a file, expected the folder of a savepoint");
    requireNoSavepoint(empty, "the folder has no file _metadata");
  }

  @Test
  void leavesItToFlinkWhereAJobManagerMayHaveTakenOver() throws Exception {
    Configuration application = configuration();
    application.set(DeploymentOptions.TARGET, "embedded");
    application.set(HighAvailabilityOptions.HA_MODE, "zookeeper");
    String gone = folder.resolve("gone").toUri().toString();

    assertThat(submission(PREFIX, gone).graph(application).getSavepointRestoreSettings())
        .isEqualTo(SavepointRestoreSettings.forPath(gone, false, RecoveryClaimMode.NO_CLAIM));
  }

  private static void requireNoSavepoint(Path path, String reason) throws Exception {
    JobSubmission submission = submission(PREFIX, path.toString());
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> submission.graph(configuration()))
        .withMessageContaining("there is no savepoint in " + path)
        .withMessageContaining(reason);
  }

  @Test
  void refusesASavepointOfAnotherJobNamingTheOperators() throws Exception {
    JobSubmission other =
        new JobSubmission(
            suiteJar(), JobName.ANOMALY_ALERTS, broker.arguments(PREFIX), 1, savepoint);
    requireRefused(
        other,
        configuration(),
        "has state of operators that this job has not: ",
        "telemetry-windows.close",
        "is it of another job or version?");
  }

  @Test
  void refusesAnotherMaxParallelismThanThatOfTheSavepoint() throws Exception {
    Configuration configuration = configuration();
    configuration.set(PipelineOptions.MAX_PARALLELISM, 256);
    requireRefused(
        submission(PREFIX, savepoint),
        configuration,
        "option 'pipeline.max-parallelism' is 256, but the savepoint",
        "has 128");
  }

  @Test
  void refusesAnotherWidthOfWindowsThanThatOfTheSavepoint() throws Exception {
    requireRefused(
        submission(PREFIX, savepoint, "--windows.width", "5 min"),
        configuration(),
        "option 'windows.width' is 300000 ms, but the savepoint",
        "has 60000 ms (operator telemetry-windows.close)",
        "it cannot be changed under existing state");
  }

  @Test
  void looksAtNothingWhenToldNotTo() throws Exception {
    assertThat(submission("missing.", null, "--preflight.enabled", "false").graph(configuration()))
        .isNotNull();
  }

  private static void requireRefused(
      JobSubmission submission, Configuration configuration, String... messages) {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> submission.graph(configuration))
        .satisfies(refusal -> assertThat(refusal.getMessage()).contains(messages));
  }

  private static JobSubmission submission(String prefix, String savepoint, String... further)
      throws Exception {
    List<String> arguments = new ArrayList<>(broker.arguments(prefix));
    arguments.addAll(List.of(further));
    return new JobSubmission(suiteJar(), JobName.TELEMETRY_WINDOWS, arguments, 1, savepoint);
  }

  private static Path suiteJar() throws Exception {
    return JobSubmission.suiteJar(TestFlink.projectRoot());
  }

  private static Configuration configuration() {
    return GlobalConfiguration.loadConfiguration(
        TestFlink.projectRoot().resolve("flink-conf").toString());
  }
}
