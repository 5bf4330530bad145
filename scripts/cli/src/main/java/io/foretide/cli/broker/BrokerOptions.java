package io.foretide.cli.broker;

import io.foretide.cli.UsageException;
import io.foretide.cli.cluster.ClusterFolderOption;
import io.foretide.cli.cluster.LocalCluster;
import io.foretide.cli.cluster.Server;
import io.foretide.flink.kafka.BrokerFailure;
import io.foretide.flink.kafka.KafkaSecrets;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of every command that talks to a broker. */
public final class BrokerOptions {
  private static final Pattern SERVERS =
      Pattern.compile("[^\\s,:]+:\\d{1,5}(,[^\\s,:]+:\\d{1,5})*");
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      description = "Brokers to ask first, comma-separated (default: the local cluster's).")
  private String bootstrapServers;

  @Mixin private ClusterFolderOption folder;

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
   * @throws IllegalStateException when the local cluster's does not run, no broker answers, or none
   *     lets the client in
   */
  public Properties client() {
    String servers = bootstrapServers == null ? localBroker() : bootstrapServers;
    if (!SERVERS.matcher(servers).matches()) {
      throw new UsageException(
          "option '--bootstrap-servers' is '" + servers + "', expected host:port, comma-separated");
    }
    Properties client = properties(servers);
    try (Admin admin = Admin.create(KafkaSecrets.requireFound(client))) {
      admin.describeCluster().nodes().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (KafkaException e) {
      throw failure(e, "no client can be made", servers);
    } catch (ExecutionException | TimeoutException e) {
      throw failure(e, BrokerFailure.NO_ANSWER, servers);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking " + servers, e);
    }
    return client;
  }

  private String localBroker() {
    try {
      LocalCluster local =
          LocalCluster.find(folder.path())
              .orElseThrow(
                  () ->
                      new UsageException(
                          "option '--bootstrap-servers' is not given, and there is no cluster in "
                              + folder.path()));
      if (!local.runs(Server.kafka())) {
        throw new IllegalStateException(
            "the broker of the cluster in %s does not run; 'foretide cluster up%s' starts it"
                .formatted(folder.path(), folder.argument()));
      }
      return local.bootstrapServers();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static IllegalStateException failure(Exception e, String otherwise, String servers) {
    return new IllegalStateException(BrokerFailure.describe(e, otherwise, servers), e);
  }

  private Properties properties(String servers) {
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
    properties.setProperty("bootstrap.servers", servers);
    properties.putIfAbsent("request.timeout.ms", "10000");
    properties.putIfAbsent("default.api.timeout.ms", "15000");
    return properties;
  }
}
