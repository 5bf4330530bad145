package io.foretide.cli.kafka;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/**
 * Where a Kafka broker of one node (KRaft), bound to the loopback interface, has its configuration
 * and its data.
 *
 * @param configuration the broker's {@code server.properties}
 * @param properties what it says
 */
public record BrokerFolder(Path configuration, Properties properties) {

  /**
   * Writes the configuration and formats the folder, unless a broker's data are in it already.
   *
   * @param port where clients connect
   * @param controllerPort where the controller listens
   * @param overrides further properties of the broker
   * @throws IOException when the folder cannot be written or formatted
   */
  public static BrokerFolder prepare(
      Path folder, int port, int controllerPort, Map<String, String> overrides) throws IOException {
    Files.createDirectories(folder);
    Properties properties = properties(folder, port, controllerPort);
    properties.putAll(overrides);
    Path file = configuration(folder);
    try (var writer = Files.newBufferedWriter(file)) {
      properties.store(writer, "Foretide's broker");
    }
    if (!Files.exists(folder.resolve("log").resolve("meta.properties"))) {
      format(file, folder);
    }
    return new BrokerFolder(file, properties);
  }

  private static Properties properties(Path folder, int port, int controllerPort) {
    Properties properties = new Properties();
    properties.setProperty("process.roles", "broker,controller");
    properties.setProperty("node.id", "1");
    properties.setProperty("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
    properties.setProperty("controller.listener.names", "CONTROLLER");
    properties.setProperty(
        "listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
    properties.setProperty("log.dirs", folder.resolve("log").toString());
    // One node holds everything.
    properties.setProperty("offsets.topic.replication.factor", "1");
    properties.setProperty("offsets.topic.num.partitions", "4");
    properties.setProperty("transaction.state.log.replication.factor", "1");
    properties.setProperty("transaction.state.log.min.isr", "1");
    properties.setProperty("transaction.state.log.num.partitions", "4");
    properties.setProperty("share.coordinator.state.topic.replication.factor", "1");
    properties.setProperty("share.coordinator.state.topic.min.isr", "1");
    properties.setProperty("group.initial.rebalance.delay.ms", "0");
    // History carries its own time: it must neither be deleted as old nor refused as being from
    // another age.
    properties.setProperty("log.retention.ms", "-1");
    // Whoever looks at a short run wants to see every revision: compaction waits for a day.
    properties.setProperty("log.cleaner.backoff.ms", "86400000");
    properties.setProperty("auto.create.topics.enable", "false");
    return properties;
  }

  /** The configuration of a folder that was prepared before. */
  public static Path configuration(Path folder) {
    return folder.resolve("server.properties");
  }

  private static void format(Path configuration, Path folder) throws IOException {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int status;
    try (PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
      status =
          StorageTool.execute(
              new String[] {
                "format", "-t", Uuid.randomUuid().toString(), "-c", configuration.toString()
              },
              out);
    }
    if (status != 0) {
      throw new IOException(
          "Kafka cannot format " + folder + ": " + said.toString(StandardCharsets.UTF_8));
    }
  }
}
