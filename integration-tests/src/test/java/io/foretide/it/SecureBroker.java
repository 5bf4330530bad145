package io.foretide.it;

import io.foretide.cli.kafka.EmbeddedKafka;
import io.foretide.cli.kafka.FreePorts;
import io.foretide.flink.kafka.KafkaSecrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.errors.SaslAuthenticationException;

/**
 * A broker with a listener that asks for a password (SASL/SCRAM) over TLS. Its clients know where
 * the secrets lie: a file, of which this test's processes can read each key.
 */
final class SecureBroker implements AutoCloseable {
  static final String PASSWORD = "password-of-user-5c1f";

  private static final String USER = "foretide";
  private static final String MECHANISM = "SCRAM-SHA-512";
  private static final String LOGIN =
      "org.apache.kafka.common.security.scram.ScramLoginModule required";
  private static final Duration DEADLINE = Duration.ofSeconds(20);

  private final EmbeddedKafka kafka;
  private final String address;
  private final Path secrets;
  private final Map<String, String> access;

  private SecureBroker(EmbeddedKafka kafka, String address, Path secrets, Path trustStore) {
    this.kafka = kafka;
    this.address = address;
    this.secrets = secrets;
    this.access = access(trustStore, "password");
  }

  /** Starts a broker whose certificate an authority has signed, and makes its user. */
  static SecureBroker start(Path folder, TestAuthority authority) throws Exception {
    List<Integer> ports = FreePorts.find(3);
    String address = "127.0.0.1:" + ports.get(2);
    Path secrets = Files.createDirectories(folder).resolve("secrets.properties");
    Files.write(
        secrets,
        List.of(
            "password=" + PASSWORD,
            "wrong-password=" + PASSWORD.replace("5c1f", "0000"),
            "truststore=" + TestAuthority.PASSWORD));
    EmbeddedKafka kafka =
        EmbeddedKafka.start(
            folder.resolve("kafka"),
            ports.get(0),
            ports.get(1),
            Map.of(
                "listeners",
                "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d,SASL_SSL://%s"
                    .formatted(ports.get(0), ports.get(1), address),
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SASL_SSL:SASL_SSL",
                "sasl.enabled.mechanisms",
                MECHANISM,
                "listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config",
                LOGIN + ";",
                "ssl.keystore.type",
                "PKCS12",
                "ssl.keystore.location",
                authority.keyStore().toString(),
                "ssl.keystore.password",
                TestAuthority.PASSWORD));
    SecureBroker broker = new SecureBroker(kafka, address, secrets, authority.trustStore());
    broker.makeUser();
    return broker;
  }

  private void makeUser() throws Exception {
    var iterations = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      admin
          .alterUserScramCredentials(
              List.of(new UserScramCredentialUpsertion(USER, iterations, PASSWORD)))
          .all()
          .get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
    }
    // The broker hears of what its controller has written a little later.
    Instant deadline = Instant.now().plus(DEADLINE);
    while (!letsIn()) {
      if (Instant.now().isAfter(deadline)) {
        throw new AssertionError("the broker does not know its user after " + DEADLINE);
      }
    }
  }

  private boolean letsIn() throws Exception {
    Properties client = new Properties();
    client.putAll(KafkaSecrets.providers());
    client.putAll(access);
    client.setProperty("bootstrap.servers", address);
    try (Admin admin = Admin.create(client)) {
      admin.describeCluster().nodes().get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SaslAuthenticationException) {
        return false;
      }
      throw e;
    }
  }

  /** Where clients connect over TLS. */
  String address() {
    return address;
  }

  /** As a client that trusts a store and refers to a password of the secrets' file. */
  Map<String, String> access(Path trustStore, String password) {
    Map<String, String> access = new TreeMap<>();
    access.put("security.protocol", "SASL_SSL");
    access.put("ssl.truststore.type", "PKCS12");
    access.put("ssl.truststore.location", trustStore.toString());
    access.put("ssl.truststore.password", reference("truststore"));
    access.put("sasl.mechanism", MECHANISM);
    access.put(
        "sasl.jaas.config",
        "%s username=\"%s\" password=\"%s\";".formatted(LOGIN, USER, reference(password)));
    return access;
  }

  private String reference(String key) {
    return "${file:" + secrets + ":" + key + "}";
  }

  /** Where the secrets lie. */
  Path secrets() {
    return secrets;
  }

  /** As its user, who trusts its authority. */
  TestBroker asUser() {
    return as(access);
  }

  /** As any client. */
  TestBroker as(Map<String, String> client) {
    return new TestBroker(kafka, address, client);
  }

  /** The properties of a client as a file. */
  static Path write(Map<String, String> access, Path file) throws IOException {
    Properties properties = new Properties();
    properties.putAll(access);
    try (var out = Files.newBufferedWriter(file)) {
      properties.store(out, null);
    }
    return file;
  }

  @Override
  public void close() {
    kafka.close();
  }
}
