package io.foretide.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.cli.cluster.ClusterPlan;
import io.foretide.cli.cluster.LocalCluster;
import io.foretide.cli.cluster.LocalCluster.Setup;
import io.foretide.cli.cluster.Server;
import io.foretide.soak.JobOperator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * A cluster of real processes with the shipped configuration; only the intervals are shorter, so
 * that a short test passes through many of them.
 */
final class TestCluster implements AutoCloseable {
  /** How long a job may take to get where it is waited for, on a machine that is slow that day. */
  static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Path folder;
  private final ClusterPlan plan;
  private final LocalCluster cluster;

  private TestCluster(Path folder, ClusterPlan plan, LocalCluster cluster) {
    this.folder = folder;
    this.plan = plan;
    this.cluster = cluster;
  }

  /** Starts a cluster as shipped. */
  static TestCluster start(Path folder, ClusterPlan plan) throws Exception {
    Path home = TestFlink.projectRoot();
    return start(folder, plan, home.resolve("flink-dist"), Map.of(), Map.of());
  }

  /**
   * Starts a cluster.
   *
   * @param distribution folder of the module that gathered Flink's jars
   * @param flink options of Flink
   * @param broker properties of the broker
   */
  static TestCluster start(
      Path folder,
      ClusterPlan plan,
      Path distribution,
      Map<String, String> flink,
      Map<String, String> broker)
      throws Exception {
    Map<String, String> options = new HashMap<>();
    // They live for seconds: what the optimizing compiler takes from two cores never comes back.
    options.put("env.java.default-opts.all", "-XX:TieredStopAtLevel=1");
    options.put("execution.checkpointing.interval", "1 s");
    options.put("metrics.fetcher.update-interval", "500 ms");
    options.put("restart-strategy.exponential-delay.initial-backoff", "200 ms");
    options.put("restart-strategy.exponential-delay.max-backoff", "2 s");
    options.putAll(flink);
    Setup setup =
        new Setup(TestFlink.projectRoot().resolve("flink-conf"), distribution, options, broker);
    TestCluster test = new TestCluster(folder, plan, LocalCluster.make(folder, plan, setup));
    try {
      for (Server server : plan.servers()) {
        test.cluster.start(server);
      }
      return test;
    } catch (Exception e) {
      test.close();
      throw e;
    }
  }

  /** The same cluster, with its data, on other jars of Flink. */
  TestCluster restart(Path distribution) throws Exception {
    close();
    return start(folder, plan, distribution, Map.of(), Map.of());
  }

  /** An operator of the main job over the traffic of an installation. */
  JobOperator operator(String prefix) throws IOException {
    return new JobOperator(cluster, TestFlink.projectRoot(), prefix, PATIENCE);
  }

  LocalCluster cluster() {
    return cluster;
  }

  /** Ends all of its processes, and sees that they have ended. */
  @Override
  public void close() throws IOException {
    try {
      cluster.down();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    assertThat(cluster.runs()).isFalse();
  }
}
