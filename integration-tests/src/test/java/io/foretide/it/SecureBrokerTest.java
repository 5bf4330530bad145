package io.foretide.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.foretide.cli.jobs.JobName;
import io.foretide.cli.jobs.JobSubmission;
import io.foretide.flink.options.InvalidOptionException;
import io.foretide.flink.topics.AlertsTopic;
import io.foretide.flink.topics.Topics;
import io.foretide.model.anomaly.Alert;
import io.foretide.model.anomaly.AlertState;
import io.foretide.model.anomaly.Severity;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.Trust;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.GlobalConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A broker that asks for TLS and a password lets jobs and commands in, and whoever it does not let
 * in is told why, soon.
 */
@Timeout(30)
class SecureBrokerTest {
  private static final String PREFIX = "commands.";

  @TempDir private static Path folder;
  private static SecureBroker broker;

  @BeforeAll
  static void start() throws Exception {
    broker = SecureBroker.start(folder);
    broker.as(broker.user()).createTopics(PREFIX + "job.", 1);
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Test
  void letsAJobIn() throws Exception {
    assertThat(graphOf(broker.user())).isPositive();
  }

  @Test
  void refusesACertificateOfAnAuthorityThatItDoesNotKnow() {
    requireRefused(
        broker.trustingStrangers(),
        "the TLS handshake failed at " + broker.address(),
        "unable to find valid certification path",
        "is the CA of the broker's certificate in ssl.truststore.location, and does it name this host?");
  }

  @Test
  void refusesACertificateOfAnotherHost() {
    String named = broker.address().replace("127.0.0.1", "localhost");
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> graphOf(broker.user(), "--kafka.bootstrap-servers", named))
        .withMessageStartingWith("the TLS handshake failed at " + named)
        .withMessageContaining("No name matching localhost found");
  }

  @Test
  void refusesAWrongPassword() {
    requireRefused(
        broker.withWrongPassword(),
        "authentication failed at " + broker.address(),
        "invalid credentials with SASL mechanism SCRAM-SHA-512",
        "see sasl.mechanism and sasl.jaas.config");
  }

  @Test
  void refusesATrustStoreThatIsMissing() {
    Map<String, String> client = broker.user();
    client.put("ssl.truststore.location", "/missing.p12");
    requireRefused(
        client, "no client can be made at " + broker.address() + ": cannot read /missing.p12");
  }

  @Test
  void refusesSecretsWhoseFileIsMissing() {
    Map<String, String> client = broker.user();
    client.put("ssl.truststore.password", "${file:/missing.properties:truststore}");
    requireRefused(
        client,
        "no client can be made at "
            + broker.address()
            + ": Could not read properties from file /missing.properties");
  }

  @ParameterizedTest
  @ValueSource(strings = {"${env:FORETIDE_MISSING}", "${directory:/missing:truststore}"})
  void refusesSecretsThatAreMissing(String reference) {
    Map<String, String> client = broker.user();
    client.put("ssl.truststore.password", reference);
    assertThatExceptionOfType(InvalidOptionException.class)
        .isThrownBy(() -> graphOf(client))
        .withMessage(
            "property 'ssl.truststore.password' of Kafka's clients refers to %s, but there is"
                + " nothing",
            reference);
  }

  @Test
  void refusesASecretByValueWithoutRepeatingIt() {
    Map<String, String> client = broker.user();
    client.put("ssl.truststore.password", TestAuthority.PASSWORD);
    assertThatExceptionOfType(InvalidOptionException.class)
        .isThrownBy(() -> graphOf(client))
        .withMessageStartingWith("option 'kafka.properties.ssl.truststore.password' holds a secret")
        .withMessageNotContaining(TestAuthority.PASSWORD);
  }

  @Test
  void theReadmeShowsTheSameProperties() throws Exception {
    String readme = Files.readString(TestFlink.projectRoot().resolve("README.md"));
    broker
        .user()
        .forEach(
            (key, value) -> {
              String shown = value.replace(folder.toString(), "/etc/foretide");
              assertThat(readme).contains("\n" + key + "=" + shown + "\n");
            });
  }

  @Test
  void theCommandsTakeTheSameProperties() throws Exception {
    Path client = broker.file(broker.user());
    assertThat(foretide(0, "topics create", client).lines())
        .containsExactlyElementsOf(
            Topics.names().stream().map(name -> "created " + PREFIX + name).toList());
    broker
        .as(broker.user())
        .produce(List.of(TestBroker.record(AlertsTopic.TOPIC, PREFIX, alert())));
    assertThat(foretide(0, "alerts --series", client)).contains("checkout requests fell");
  }

  @ParameterizedTest
  @ValueSource(strings = {"topics list", "alerts", "serve"})
  void theCommandsSayWhyTheyAreNotLetIn(String command) throws Exception {
    assertThat(foretide(1, command, broker.file(broker.trustingStrangers())))
        .contains("the TLS handshake failed at " + broker.address());
    assertThat(foretide(1, command, broker.file(broker.withWrongPassword())))
        .contains("authentication failed at " + broker.address());
  }

  private static void requireRefused(Map<String, String> client, String... reasons) {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> graphOf(client))
        .satisfies(refusal -> assertThat(refusal.getMessage()).contains(reasons));
  }

  /** Runs a job's main up to its graph, of which it tells the size. */
  private static int graphOf(Map<String, String> client, String... further) throws Exception {
    List<String> arguments = new ArrayList<>(broker.as(client).arguments(PREFIX + "job."));
    arguments.addAll(List.of(further));
    Path root = TestFlink.projectRoot();
    return new JobSubmission(
            JobSubmission.suiteJar(root), JobName.TELEMETRY_WINDOWS, arguments, 1, null)
        .graph(GlobalConfiguration.loadConfiguration(root.resolve("flink-conf").toString()))
        .getNumberOfVertices();
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
        Trust.TRAINED,
        false,
        List.of(),
        "");
  }

  /** Runs a command; what it said. */
  private static String foretide(int exitCode, String command, Path client) {
    String options = " --bootstrap-servers %s --topic-prefix %s --client-config %s";
    String line = command + options.formatted(broker.address(), PREFIX, client);
    return Commands.foretide(exitCode, line.split(" ", -1));
  }
}
