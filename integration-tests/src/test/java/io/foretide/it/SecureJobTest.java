package io.foretide.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.cli.cluster.ClusterPlan;
import io.foretide.cli.cluster.LocalCluster;
import io.foretide.cli.cluster.LocalCluster.Setup;
import io.foretide.cli.cluster.Server;
import io.foretide.cli.flink.FlinkCluster;
import io.foretide.cli.jobs.JobName;
import io.foretide.cli.jobs.JobSubmission;
import io.foretide.flink.topics.SeriesWindowsTopic;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.TelemetryReading;
import io.foretide.soak.WindowOracle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Jobs on a cluster of real processes that reach Kafka over TLS with a password: they read and
 * write, a wrong password fails them, and no secret comes to light.
 */
class SecureJobTest {
  private static final String PREFIX = "secure.";
  private static final String STRANGE = "stranger.";
  private static final long SEED = 3;
  private static final int MINUTES = 10;
  private static final ClusterPlan PLAN = new ClusterPlan(1, 2, false, 3328);
  private static final Duration DEADLINE = Duration.ofMinutes(1);

  @TempDir private static Path folder;
  private static final List<TelemetryReading> log = new RequestLog(SEED).minutes(0, MINUTES);
  private static SecureBroker broker;
  private static TestBroker user;
  private static LocalCluster cluster;
  private static FlinkCluster flink;
  private static JobGraph graph;
  private static JobID job;

  @BeforeAll
  static void runTheJob() throws Exception {
    broker = SecureBroker.start(folder);
    user = broker.as(broker.user());
    user.createTopics(PREFIX, 2);
    Path root = folder.resolve("cluster");
    cluster = LocalCluster.make(root, PLAN, Setup.shipped(TestFlink.projectRoot()));
    letKafkaTellItsSettings(root.resolve("conf/log4j.properties"));
    cluster.start(Server.jobManager());
    cluster.start(Server.taskManager(1));
    flink = FlinkCluster.connect(cluster.restAddress(), new Configuration());
    graph = graph(JobName.FORETIDE, user.arguments(PREFIX));
    job = flink.submit(graph);
    user.produce(log.stream().map(reading -> TestBroker.telemetry(PREFIX, reading)).toList());
  }

  /** What the shipped configuration of logging keeps quiet is where a secret would slip out. */
  private static void letKafkaTellItsSettings(Path logging) throws Exception {
    String shipped = Files.readString(logging);
    String telling = shipped.replaceAll("(logger\\.kafka-\\w+\\.level) = WARN", "$1 = INFO");
    assertThat(telling).isNotEqualTo(shipped);
    Files.writeString(logging, telling);
  }

  @AfterAll
  static void stopEverything() throws Exception {
    cluster.down();
    flink.close();
    broker.close();
    assertThat(cluster.runs()).isFalse();
  }

  @Test
  void readsAndWritesWhatAPlainReplayGives() throws Exception {
    long closed = RequestLog.START.toEpochMilli() + (MINUTES - 2) * RequestLog.MINUTE;
    WindowOracle oracle = new WindowOracle(RequestLog.MINUTE);
    oracle.add(log.stream().filter(reading -> reading.eventTimeMillis() < closed).toList());

    user.await(PREFIX, SeriesWindowsTopic.TOPIC, windows -> reach(windows, closed));
    List<SeriesWindow> written =
        user.read(PREFIX, SeriesWindowsTopic.TOPIC).stream()
            .filter(window -> window.startMillis() < closed)
            .toList();
    assertThat(oracle.compare(written).examples()).isEmpty();
  }

  private static boolean reach(List<SeriesWindow> windows, long millis) {
    return windows.stream().anyMatch(window -> window.startMillis() >= millis);
  }

  @Test
  void noSecretComesToLight() throws Exception {
    user.await(PREFIX, SeriesWindowsTopic.TOPIC, windows -> !windows.isEmpty());
    JobID refused = flink.submit(strangersGraph());
    assertThat(awaitFailure(refused))
        .contains("invalid credentials with SASL mechanism SCRAM-SHA-512");

    String hidden = "ssl.truststore.password = [hidden]";
    String reference = broker.user().get("ssl.truststore.password");
    Disclosures disclosures = new Disclosures(SecureBroker.SECRETS, PREFIX, hidden, reference);
    disclosures.search("job graph", InstantiationUtil.serializeObject(graph));
    disclosures.searchRest(cluster.restAddress(), job.toHexString());
    disclosures.searchRest(cluster.restAddress(), refused.toHexString());
    disclosures.searchFiles(folder.resolve("cluster"));
    flink.cancel(refused);

    List<String> logs = List.of("log/job-manager.log", "log/task-manager-1.log");
    assertThat(disclosures.of(PREFIX))
        .contains("job graph", "GET /jobmanager/log")
        .containsAll(logs);
    assertThat(disclosures.of(hidden)).containsAll(logs);
    assertThat(disclosures.of(reference)).contains("job graph");
    assertThat(SecureBroker.SECRETS).allSatisfy(x -> assertThat(disclosures.of(x)).isEmpty());
    assertThat(flink.status(job)).isEqualTo(JobStatus.RUNNING);
    assertThat(flink.latestFailure(job)).isEmpty();
  }

  /** A job with a wrong password, at whose surroundings nobody looked before it began. */
  private static JobGraph strangersGraph() throws Exception {
    List<String> arguments =
        new ArrayList<>(broker.as(broker.withWrongPassword()).arguments(STRANGE));
    arguments.addAll(List.of("--preflight.enabled", "false"));
    return graph(JobName.TELEMETRY_WINDOWS, arguments);
  }

  private static String awaitFailure(JobID of) throws InterruptedException {
    Instant deadline = Instant.now().plus(DEADLINE);
    Optional<String> failure = flink.latestFailure(of);
    while (failure.isEmpty()) {
      assertThat(Instant.now()).isBefore(deadline);
      Thread.sleep(100);
      failure = flink.latestFailure(of);
    }
    return failure.get();
  }

  private static JobGraph graph(JobName name, List<String> arguments) throws Exception {
    Path jar = JobSubmission.suiteJar(TestFlink.projectRoot());
    return new JobSubmission(jar, name, arguments, 1, null).graph(cluster.configuration());
  }
}
