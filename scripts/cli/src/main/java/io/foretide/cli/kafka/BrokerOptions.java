package io.foretide.cli.kafka;

import io.foretide.cli.UsageException;
import io.foretide.flink.kafka.BrokerFailure;
import io.foretide.flink.kafka.KafkaSecrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Option;

/** Options of every command that talks to a broker. */
public final class BrokerOptions {
  private static final Pattern SERVERS =
      Pattern.compile("[^\\s,:]+:\\d{1,5}(,[^\\s,:]+:\\d{1,5})*");
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Option(
      names = "--bootstrap-servers",
      required = true,
      paramLabel = "HOST:PORT",
      description = "Brokers to ask first, comma-separated.")
  private String bootstrapServers;

  @Option(
      names = "--topic-prefix",
      defaultValue = "",
      paramLabel = "PREFIX",
      description = "Before every topic's name.")
  private String topicPrefix;

  @Option(
      names = "--client-config",
      paramLabel = "FILE",
      description = {
        "Further properties of Kafka's clients, such as those of TLS and SASL.",
        "Secrets may be references as in kafka.properties: $${file:/path:key}."
      })
  private Path clientConfig;

  /** Before every topic's name. */
  public String topicPrefix() {
    return topicPrefix;
  }

  /**
   * Properties of the client, after a broker has answered.
   *
   * @throws UsageException when an option cannot be used
   * @throws IllegalStateException when no broker answers, or none lets the client in
   */
  public Properties client() {
    if (!SERVERS.matcher(bootstrapServers).matches()) {
      throw new UsageException(
          "option '--bootstrap-servers' is '"
              + bootstrapServers
              + "', expected host:port, comma-separated");
    }
    Properties client = properties();
    try (Admin admin = Admin.create(KafkaSecrets.requireFound(client))) {
      admin.describeCluster().nodes().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (KafkaException e) {
      throw failure(e, "no client can be made");
    } catch (ExecutionException | TimeoutException e) {
      throw failure(e, "no broker answers");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking " + bootstrapServers, e);
    }
    return client;
  }

  private IllegalStateException failure(Exception e, String otherwise) {
    return new IllegalStateException(BrokerFailure.describe(e, otherwise, bootstrapServers), e);
  }

  private Properties properties() {
    Properties properties = new Properties();
    properties.putAll(KafkaSecrets.providers());
    if (clientConfig != null) {
      try (var reader = Files.newBufferedReader(clientConfig)) {
        properties.load(reader);
      } catch (IOException e) {
        throw new UsageException(
            "option '--client-config' is '" + clientConfig + "', expected a file to read");
      }
    }
    properties.setProperty("bootstrap.servers", bootstrapServers);
    properties.putIfAbsent("request.timeout.ms", "10000");
    properties.putIfAbsent("default.api.timeout.ms", "15000");
    return properties;
  }
}
