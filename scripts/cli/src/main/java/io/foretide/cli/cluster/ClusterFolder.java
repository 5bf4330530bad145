package io.foretide.cli.cluster;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The one folder in which everything of a local cluster lies.
 *
 * <pre>
 *   cluster.json     what the cluster is made of, and its ports
 *   conf/            configuration of Flink's processes, of the broker and of ZooKeeper
 *   log/             what each process said
 *   run/             the pid of each process
 *   kafka/  zookeeper/  checkpoints/  savepoints/  high-availability/  tmp/
 * </pre>
 */
final class ClusterFolder {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().disable(MapperFeature.AUTO_DETECT_IS_GETTERS).build();

  private final Path root;

  ClusterFolder(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  /**
   * What is written down of a cluster.
   *
   * @param plan what it is made of
   * @param ports where its servers listen
   * @param flinkJars class path of Flink's processes
   */
  record Description(ClusterPlan plan, ClusterPorts ports, String flinkJars) {}

  /** What was written down; empty when there is no cluster in this folder. */
  Optional<Description> description() throws IOException {
    return Files.exists(descriptionFile())
        ? Optional.of(MAPPER.readValue(descriptionFile().toFile(), Description.class))
        : Optional.empty();
  }

  void describe(Description description) throws IOException {
    Files.createDirectories(root);
    MAPPER.writerWithDefaultPrettyPrinter().writeValue(descriptionFile().toFile(), description);
  }

  private Path descriptionFile() {
    return root.resolve("cluster.json");
  }

  Path root() {
    return root;
  }

  Path configuration() {
    return root.resolve("conf");
  }

  Path logging() {
    return configuration().resolve("log4j.properties");
  }

  Path log(Server server) {
    return root.resolve("log").resolve(server.name() + ".log");
  }

  Path output(Server server) {
    return root.resolve("log").resolve(server.name() + ".out");
  }

  Path pidFile(Server server) {
    return root.resolve("run").resolve(server.name() + ".pid");
  }

  Path temporary(Server server) {
    return root.resolve("tmp").resolve(server.name());
  }

  Path kafka() {
    return root.resolve("kafka");
  }

  Path zooKeeper() {
    return root.resolve("zookeeper");
  }

  Path checkpoints() {
    return root.resolve("checkpoints");
  }

  Path savepoints() {
    return root.resolve("savepoints");
  }

  Path highAvailability() {
    return root.resolve("high-availability");
  }
}
