package io.foretide.it;

import io.foretide.cli.kafka.EmbeddedKafka;
import io.foretide.cli.kafka.FreePorts;
import io.foretide.flink.kafka.KafkaSecrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
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
 * A broker that asks for a password (SASL/SCRAM) over TLS, its clients, and a folder with their
 * secrets, to which they refer.
 *
 * <pre>
 *   trust.p12           the authority that signed the broker's certificate
 *   strangers.p12       another one
 *   secrets.properties  truststore, password, wrong-password
 * </pre>
 */
final class SecureBroker implements AutoCloseable {
  private static final String PASSWORD = "password-of-user-5c1f";
  private static final String WRONG_PASSWORD = "password-of-nobody-e04a";

  /** All that must not come to light. */
  static final List<String> SECRETS = List.of(PASSWORD, WRONG_PASSWORD, TestAuthority.PASSWORD);

  private static final String USER = "foretide";
  private static final String MECHANISM = "SCRAM-SHA-512";
  private static final String LOGIN =
      "org.apache.kafka.common.security.scram.ScramLoginModule required";
  private static final Duration DEADLINE = Duration.ofMinutes(1);

  private final Path folder;
  private final EmbeddedKafka kafka;
  private final String address;

  private SecureBroker(Path folder, EmbeddedKafka kafka, String address) {
    this.folder = folder;
    this.kafka = kafka;
    this.address = address;
  }

  /** Starts a broker with a user; everything lies in the folder. */
  static SecureBroker start(Path folder) throws Exception {
    Path keys = folder.resolve("key.p12");
    TestAuthority.make(folder.resolve("trust.p12")).sign(keys);
    TestAuthority.make(folder.resolve("strangers.p12"));
    Files.write(
        folder.resolve("secrets.properties"),
        List.of(
            "truststore=" + TestAuthority.PASSWORD,
            "password=" + PASSWORD,
            "wrong-password=" + WRONG_PASSWORD));
    List<Integer> ports = FreePorts.find(3);
    String address = "127.0.0.1:" + ports.get(2);
    Map<String, String> settings = new HashMap<>();
    settings.put(
        "listeners",
        "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d,SASL_SSL://%s"
            .formatted(ports.get(0), ports.get(1), address));
    settings.put(
        "listener.security.protocol.map",
        "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SASL_SSL:SASL_SSL");
    settings.put("sasl.enabled.mechanisms", MECHANISM);
    settings.put("listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config", LOGIN + ";");
    settings.put("ssl.keystore.type", "PKCS12");
    settings.put("ssl.keystore.location", keys.toString());
    settings.put("ssl.keystore.password", TestAuthority.PASSWORD);
    EmbeddedKafka kafka =
        EmbeddedKafka.start(folder.resolve("kafka"), ports.get(0), ports.get(1), settings);
    SecureBroker broker = new SecureBroker(folder, kafka, address);
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
    client.putAll(user());
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

  /** Properties of a client that is let in. */
  Map<String, String> user() {
    return client("trust.p12", "password");
  }

  /** As above, but it trusts only another authority. */
  Map<String, String> trustingStrangers() {
    return client("strangers.p12", "password");
  }

  /** As above, but with a wrong password. */
  Map<String, String> withWrongPassword() {
    return client("trust.p12", "wrong-password");
  }

  private Map<String, String> client(String trustStore, String password) {
    String secret = "${file:" + folder.resolve("secrets.properties") + ":%s}";
    Map<String, String> properties = new TreeMap<>();
    properties.put("security.protocol", "SASL_SSL");
    properties.put("ssl.truststore.type", "PKCS12");
    properties.put("ssl.truststore.location", folder.resolve(trustStore).toString());
    properties.put("ssl.truststore.password", secret.formatted("truststore"));
    properties.put("sasl.mechanism", MECHANISM);
    properties.put(
        "sasl.jaas.config",
        "%s username=\"%s\" password=\"%s\";".formatted(LOGIN, USER, secret.formatted(password)));
    return properties;
  }

  /** What a test does with it as a client of these properties. */
  TestBroker as(Map<String, String> client) {
    return new TestBroker(address, client, kafka::close);
  }

  /** The properties of a client as a file, as commands take it. */
  Path file(Map<String, String> client) throws IOException {
    Properties properties = new Properties();
    properties.putAll(client);
    Path file = folder.resolve("client.properties");
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
