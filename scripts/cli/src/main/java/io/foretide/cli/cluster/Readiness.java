package io.foretide.cli.cluster;

import io.foretide.cli.flink.FlinkCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/** Whether the servers of a local cluster answer. */
final class Readiness {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
  private static final int LAST_LINES = 5;

  private final LocalCluster cluster;
  private final ClusterFolder folder;
  private final ClusterPorts ports;

  Readiness(LocalCluster cluster, ClusterFolder folder, ClusterPorts ports) {
    this.cluster = cluster;
    this.folder = folder;
    this.ports = ports;
  }

  /** As {@link LocalCluster#awaitReady}. */
  void await(Server server) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!answers(server)) {
      if (!cluster.runs(server)) {
        throw new IllegalStateException(server.name() + " has ended: " + lastWords(server));
      }
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "%s does not answer after %d s: %s"
                .formatted(server.name(), PATIENCE.toSeconds(), lastWords(server)));
      }
      Thread.sleep(BETWEEN_LOOKS.toMillis());
    }
  }

  private boolean answers(Server server) throws InterruptedException {
    return switch (server.role()) {
      case ZOOKEEPER -> listens(ports.zooKeeper());
      case KAFKA -> brokerAnswers();
      case JOB_MANAGER -> registeredTaskManagers().isPresent();
      case TASK_MANAGER -> registeredTaskManagers().orElse(0) >= running(server.role());
    };
  }

  private int running(Server.Role role) {
    try {
      return (int)
          cluster.status().stream()
              .filter(status -> status.server().role() == role && status.pid().isPresent())
              .count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private boolean brokerAnswers() throws InterruptedException {
    try (Admin admin = Admin.create(cluster.brokerClient())) {
      admin.describeCluster().nodes().get(2, TimeUnit.SECONDS);
      return true;
    } catch (KafkaException | ExecutionException | TimeoutException e) {
      return false;
    }
  }

  private Optional<Integer> registeredTaskManagers() throws InterruptedException {
    try (FlinkCluster flink = FlinkCluster.connect(cluster.restAddress(), new Configuration())) {
      return Optional.of(flink.taskManagers());
    } catch (IllegalStateException e) {
      return Optional.empty();
    }
  }

  private String lastWords(Server server) throws IOException {
    for (Path file : List.of(folder.output(server), folder.log(server))) {
      if (Files.exists(file) && Files.size(file) > 0) {
        List<String> lines = Files.readAllLines(file);
        return String.join(
                " | ", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()))
            + " ("
            + file
            + ")";
      }
    }
    return "it said nothing";
  }
}
