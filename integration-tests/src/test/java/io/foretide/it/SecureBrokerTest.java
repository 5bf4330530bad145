package io.foretide.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.foretide.cli.Foretide;
import io.foretide.cli.cluster.ClusterPlan;
import io.foretide.cli.cluster.LocalCluster;
import io.foretide.cli.cluster.LocalCluster.Setup;
import io.foretide.cli.cluster.Server;
import io.foretide.cli.flink.FlinkCluster;
import io.foretide.cli.jobs.JobName;
import io.foretide.cli.jobs.JobSubmission;
import io.foretide.flink.options.InvalidOptionException;
import io.foretide.flink.topics.AlertsTopic;
import io.foretide.flink.topics.BaselinesTopic;
import io.foretide.flink.topics.SeriesWindowsTopic;
import io.foretide.flink.topics.Topics;
import io.foretide.model.anomaly.Alert;
import io.foretide.model.anomaly.AlertState;
import io.foretide.model.anomaly.Severity;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.Trust;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/**
 * The main job on a cluster of real processes, over TLS and with a password (SASL/SCRAM): it reads
 * and writes, whoever is not let in is told why, and no secret comes to light.
 */
class SecureBrokerTest {
  private static final String PREFIX = "secure.";
  private static final long SEED = 3;
  private static final ClusterPlan PLAN = new ClusterPlan(1, 2, false, 3328);
  private static final Server TASK_MANAGER = Server.taskManager(1);

  @TempDir private static Path folder;
  private static TestAuthority authority;
  private static TestAuthority strangers;
  private static SecureBroker broker;
  private static TestBroker user;
  private static LocalCluster cluster;
  private static JobGraph graph;
  private static JobID job;

  @BeforeAll
  static void runTheJob() throws Exception {
    authority = TestAuthority.in(folder, "authority");
    strangers = TestAuthority.in(folder, "strangers");
    broker = SecureBroker.start(folder.resolve("broker"), authority);
    user = broker.asUser();
    user.createTopics(PREFIX, 2);
    cluster =
        LocalCluster.make(folder.resolve("cluster"), PLAN, Setup.shipped(TestFlink.projectRoot()));
    letKafkaTellItsSettings(folder.resolve("cluster/conf/log4j.properties"));
    cluster.start(Server.jobManager());
    cluster.start(TASK_MANAGER);
    graph = submission(user).graph(configuration());
    try (FlinkCluster flink = FlinkCluster.connect(cluster.restAddress(), new Configuration())) {
      job = flink.submit(graph);
    }
    user.produce(
        new RequestLog(SEED)
            .minutes(0, 10).stream()
                .map(reading -> TestBroker.telemetry(PREFIX, reading))
                .toList());
  }

  /** What the shipped configuration of logging keeps quiet would be where a secret slips out. */
  private static void letKafkaTellItsSettings(Path logging) throws Exception {
    String shipped = Files.readString(logging);
    String telling = shipped.replaceAll("(logger\\.kafka-\\w+\\.level) = WARN", "$1 = INFO");
    assertThat(telling).isNotEqualTo(shipped);
    Files.writeString(logging, telling);
  }

  @AfterAll
  static void stopEverything() throws Exception {
    cluster.down();
    user.close();
    assertThat(cluster.runs()).isFalse();
  }

  @Test
  void readsAndWritesTransactionsOverTlsWithAPassword() {
    user.await(PREFIX, SeriesWindowsTopic.TOPIC, windows -> windows.size() >= 50);
    user.await(PREFIX, BaselinesTopic.TOPIC, baselines -> baselines.size() >= 50);
  }

  @Test
  void noSecretComesToLight() throws Exception {
    user.await(PREFIX, SeriesWindowsTopic.TOPIC, windows -> !windows.isEmpty());
    String hidden = "ssl.truststore.password = [hidden]";
    String reference = "${file:" + broker.secrets() + ":password}";
    Disclosures disclosures =
        new Disclosures(
            List.of(SecureBroker.PASSWORD, TestAuthority.PASSWORD, PREFIX, hidden, reference));
    disclosures.search("job graph", InstantiationUtil.serializeObject(graph));
    disclosures.searchRest(cluster.restAddress(), job.toHexString());
    disclosures.searchFiles(folder.resolve("cluster"));

    assertThat(disclosures.of(PREFIX))
        .as("where the prefix of the topics is found")
        .contains("job graph", "log/job-manager.log", "GET /jobmanager/log")
        .contains("log/task-manager-1.log");
    assertThat(disclosures.of(reference)).contains("job graph");
    assertThat(disclosures.of(hidden)).contains("log/job-manager.log", "log/task-manager-1.log");
    assertThat(disclosures.of(SecureBroker.PASSWORD)).isEmpty();
    assertThat(disclosures.of(TestAuthority.PASSWORD)).isEmpty();
    try (FlinkCluster flink = FlinkCluster.connect(cluster.restAddress(), new Configuration())) {
      assertThat(flink.status(job)).isEqualTo(JobStatus.RUNNING);
      assertThat(flink.latestFailure(job)).isEmpty();
    }
  }

  @Test
  @Timeout(20)
  void refusesACertificateOfAnAuthorityThatItDoesNotKnow() {
    refuses(
        broker.access(strangers.trustStore(), "password"),
        "the TLS handshake failed at " + broker.address(),
        "unable to find valid certification path",
        "is the CA of the broker's certificate in ssl.truststore.location?");
  }

  @Test
  @Timeout(20)
  void refusesACertificateOfAnotherHost() {
    String named = broker.address().replace("127.0.0.1", "localhost");
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () -> submission(user, "--kafka.bootstrap-servers", named).graph(configuration()))
        .withMessageContaining("the TLS handshake failed at " + named)
        .withMessageContaining("localhost");
  }

  @Test
  @Timeout(20)
  void refusesAWrongPassword() {
    refuses(
        broker.access(authority.trustStore(), "wrong-password"),
        "authentication failed at " + broker.address(),
        "invalid credentials with SASL mechanism SCRAM-SHA-512");
  }

  @Test
  @Timeout(20)
  void refusesATrustStoreThatIsMissing() {
    Path missing = folder.resolve("missing.p12");
    refuses(
        broker.access(missing, "password"),
        "no client can be made at " + broker.address() + ": cannot read " + missing);
  }

  @Test
  void refusesASecretByValueWithoutRepeatingIt() {
    Map<String, String> access = broker.access(authority.trustStore(), "password");
    access.put("ssl.truststore.password", TestAuthority.PASSWORD);
    assertThatExceptionOfType(InvalidOptionException.class)
        .isThrownBy(() -> submission(broker.as(access)).graph(configuration()))
        .withMessageContaining("'kafka.properties.ssl.truststore.password' holds a secret")
        .withMessageNotContaining(TestAuthority.PASSWORD);
  }

  @Test
  void theReadmeShowsTheSameProperties() throws Exception {
    Path folder = Path.of("/etc/foretide");
    String readme = Files.readString(TestFlink.projectRoot().resolve("README.md"));
    broker
        .access(folder.resolve("trust.p12"), "password")
        .forEach(
            (key, value) ->
                assertThat(readme)
                    .contains(
                        "\n%s=%s\n"
                            .formatted(
                                key,
                                value.replace(
                                    broker.secrets().toString(),
                                    folder.resolve("secrets.properties").toString()))));
  }

  @Test
  void theCommandsTakeTheSameProperties() throws Exception {
    Path client =
        SecureBroker.write(
            broker.access(authority.trustStore(), "password"), folder.resolve("client.properties"));
    assertThat(foretide(0, client, "topics", "create").lines())
        .containsExactlyElementsOf(
            Topics.names().stream().map(name -> "created commands." + name).toList());
    user.produce(List.of(TestBroker.record(AlertsTopic.TOPIC, "commands.", alert())));
    assertThat(foretide(0, client, "alerts")).contains("checkout requests fell");
  }

  @ParameterizedTest
  @ValueSource(strings = {"topics create", "topics list", "alerts"})
  @Timeout(20)
  void theCommandsSayWhyTheyAreNotLetIn(String command) throws Exception {
    Path stranger =
        SecureBroker.write(
            broker.access(strangers.trustStore(), "password"), folder.resolve("stranger"));
    Path wrong =
        SecureBroker.write(
            broker.access(authority.trustStore(), "wrong-password"), folder.resolve("wrong"));
    assertThat(foretide(1, stranger, command.split(" ", -1)))
        .contains("the TLS handshake failed at " + broker.address());
    assertThat(foretide(1, wrong, command.split(" ", -1)))
        .contains("authentication failed at " + broker.address());
  }

  private static void refuses(Map<String, String> access, String... reasons) {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> submission(broker.as(access)).graph(configuration()))
        .satisfies(refusal -> assertThat(refusal.getMessage()).contains(reasons));
  }

  private static JobSubmission submission(TestBroker as, String... further) throws Exception {
    List<String> arguments = new ArrayList<>(as.arguments(PREFIX));
    arguments.addAll(List.of(further));
    return new JobSubmission(
        JobSubmission.suiteJar(TestFlink.projectRoot()), JobName.FORETIDE, arguments, 2, null);
  }

  private static Configuration configuration() {
    return cluster.configuration();
  }

  private static Alert alert() {
    long start = RequestLog.START.toEpochMilli();
    return new Alert(
        "0123456789abcdef",
        1,
        new SeriesKey(RequestLog.TENANT, "checkout", "", "requests"),
        "seasonal-deviation",
        AlertState.FIRING,
        Severity.CRITICAL,
        -1,
        start,
        start,
        start,
        Alert.NOT_ENDED,
        1,
        100,
        90,
        110,
        0.99,
        3,
        "checkout requests fell",
        Trust.TRAINED);
  }

  private static String foretide(int exitCode, Path client, String... command) {
    StringWriter said = new StringWriter();
    CommandLine commands = Foretide.commandLine();
    commands.setOut(new PrintWriter(said, true));
    commands.setErr(new PrintWriter(said, true));
    String[] arguments =
        Stream.concat(
                Stream.of(command),
                Stream.of(
                    "--bootstrap-servers",
                    broker.address(),
                    "--topic-prefix",
                    "commands.",
                    "--client-config",
                    client.toString()))
            .toArray(String[]::new);
    assertThat(commands.execute(arguments)).as(said.toString()).isEqualTo(exitCode);
    return said.toString();
  }
}
