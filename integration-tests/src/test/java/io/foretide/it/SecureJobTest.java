package io.foretide.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

  @TempDir private static Path folder;
  private static final List<TelemetryReading> log = new RequestLog(SEED).minutes(0, MINUTES);
  private static SecureBroker broker;
  private static TestBroker user;
  private static LocalCluster cluster;
  private static FlinkCluster flink;
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
    submit();
    job = flink.runningJob(null);
    user.produce(log.stream().map(reading -> TestBroker.telemetry(PREFIX, reading)).toList());
  }

  private static void submit() {
    List<String> command = new ArrayList<>(List.of("submit", "foretide", "--parallelism", "1"));
    command.addAll(List.of("--folder", folder.resolve("cluster").toString()));
    command.addAll(user.arguments(PREFIX));
    Commands.foretide(0, command.toArray(String[]::new));
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
    try {
      if (flink != null) {
        flink.close();
      }
      if (cluster != null) {
        cluster.down();
        assertThat(cluster.runs()).isFalse();
      }
    } finally {
      broker.close();
    }
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
    JobGraph graph = graph(JobName.FORETIDE, user.arguments(PREFIX));
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

  @Test
  void theClusterTakesNoJarsAndAnswersOnThisMachineAlone() throws Exception {
    URI upload = URI.create("http://" + cluster.restAddress() + "/jars/upload");
    var jar = HttpRequest.newBuilder(upload).POST(BodyPublishers.ofString("a jar")).build();
    var answer = HttpClient.newHttpClient().send(jar, BodyHandlers.discarding());
    assertThat(answer.statusCode()).isEqualTo(404);
    // Whoever listens at every address of the machine listens at this one, too.
    assertThatExceptionOfType(ConnectException.class)
        .isThrownBy(() -> new Socket("127.0.0.2", upload.getPort()).close());
  }

  /** A job with a wrong password, at whose surroundings nobody looked before it began. */
  private static JobGraph strangersGraph() throws Exception {
    List<String> arguments =
        new ArrayList<>(broker.as(broker.withWrongPassword()).arguments(STRANGE));
    arguments.addAll(List.of("--preflight.enabled", "false"));
    return graph(JobName.TELEMETRY_WINDOWS, arguments);
  }

  private static String awaitFailure(JobID of) throws Exception {
    Await.until("the job has not failed", () -> flink.latestFailure(of).isPresent());
    return flink.latestFailure(of).orElseThrow();
  }

  private static JobGraph graph(JobName name, List<String> arguments) throws Exception {
    Path jar = JobSubmission.suiteJar(TestFlink.projectRoot());
    return new JobSubmission(jar, name, arguments, 1, null).graph(cluster.configuration());
  }
}
