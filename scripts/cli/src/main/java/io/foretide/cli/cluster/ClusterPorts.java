package io.foretide.cli.cluster;

import io.foretide.cli.kafka.FreePorts;
import java.io.IOException;
import java.util.List;

/**
 * Where the servers of a local cluster listen: ports of the loopback interface that stay the same
 * when a server is started again.
 *
 * @param kafka of the broker's clients
 * @param kafkaController of the broker's controller
 * @param zooKeeper of ZooKeeper's clients; unused without high availability
 * @param rest of the job manager's REST interface and web UI
 * @param jobManager of the job manager's remote calls
 */
public record ClusterPorts(
    int kafka, int kafkaController, int zooKeeper, int rest, int jobManager) {
  /** Ports that nobody listens on. */
  static ClusterPorts find() throws IOException {
    List<Integer> free = FreePorts.find(5);
    return new ClusterPorts(free.get(0), free.get(1), free.get(2), free.get(3), free.get(4));
  }
}
