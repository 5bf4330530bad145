package io.foretide.cli.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import picocli.CommandLine.Option;

/** Options of every command that talks to a broker. */
public final class BrokerOptions {
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
      description = "Further properties of Kafka's clients, such as those of TLS and SASL.")
  private Path clientConfig;

  /** Before every topic's name. */
  public String topicPrefix() {
    return topicPrefix;
  }

  /** Properties of the client. */
  public Properties client() {
    Properties properties = new Properties();
    if (clientConfig != null) {
      try (var reader = Files.newBufferedReader(clientConfig)) {
        properties.load(reader);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + clientConfig, e);
      }
    }
    properties.setProperty("bootstrap.servers", bootstrapServers);
    properties.putIfAbsent("request.timeout.ms", "10000");
    properties.putIfAbsent("default.api.timeout.ms", "15000");
    return properties;
  }
}
