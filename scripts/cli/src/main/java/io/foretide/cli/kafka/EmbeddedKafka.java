package io.foretide.cli.kafka;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/** A real Kafka broker of one node within this process; its data live in the given folder. */
public final class EmbeddedKafka implements AutoCloseable {
  private final KafkaRaftServer server;
  private final int port;
  private boolean isClosed;

  private EmbeddedKafka(KafkaRaftServer server, int port) {
    this.server = server;
    this.port = port;
  }

  /**
   * Formats the folder and starts a broker on free ports.
   *
   * @throws IOException when the folder cannot be written or formatted
   */
  public static EmbeddedKafka start(Path folder) throws IOException {
    List<Integer> ports = FreePorts.find(2);
    return start(folder, ports.get(0), ports.get(1), Map.of());
  }

  /**
   * As above, on given ports.
   *
   * @param port where clients connect
   * @param controllerPort where the controller listens
   * @param overrides further properties of the broker
   */
  public static EmbeddedKafka start(
      Path folder, int port, int controllerPort, Map<String, String> overrides) throws IOException {
    BrokerFolder prepared = BrokerFolder.prepare(folder, port, controllerPort, overrides);
    KafkaRaftServer server =
        new KafkaRaftServer(KafkaConfig.fromProps(prepared.properties(), false), Time.SYSTEM);
    server.startup();
    return new EmbeddedKafka(server, port);
  }

  /** Where clients connect. */
  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  /** Ends the broker. Of two threads that do so at once the second waits for the first. */
  @Override
  public synchronized void close() {
    if (!isClosed) {
      isClosed = true;
      server.shutdown();
      server.awaitShutdown();
    }
  }
}
