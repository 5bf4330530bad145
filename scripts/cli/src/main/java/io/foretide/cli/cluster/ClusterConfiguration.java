package io.foretide.cli.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.configuration.BlobServerOptions;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ConfigurationUtils;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;

/**
 * Flink's configuration of a local cluster: that of {@code flink-conf}, with the cluster's ports,
 * folders and memory.
 */
final class ClusterConfiguration {
  private static final String LOOPBACK = "127.0.0.1";
  private static final Duration SESSION_TIMEOUT = Duration.ofSeconds(10);

  private ClusterConfiguration() {}

  /**
   * The configuration of a cluster.
   *
   * @param shipped folder of the configuration to begin with
   * @param overrides what is to be other than the shipped one; the cluster's own places stay
   */
  static Configuration of(
      Path shipped,
      ClusterFolder folder,
      ClusterFolder.Description cluster,
      Map<String, String> overrides) {
    Configuration configuration = GlobalConfiguration.loadConfiguration(shipped.toString());
    configuration.addAll(Configuration.fromMap(overrides));
    ClusterPlan plan = cluster.plan();
    configuration.set(RestOptions.ADDRESS, LOOPBACK);
    configuration.set(RestOptions.PORT, cluster.ports().rest());
    configuration.set(RestOptions.BIND_PORT, Integer.toString(cluster.ports().rest()));
    configuration.set(JobManagerOptions.PORT, cluster.ports().jobManager());
    configuration.set(BlobServerOptions.PORT, "0");
    configuration.set(
        JobManagerOptions.TOTAL_PROCESS_MEMORY, MemorySize.ofMebiBytes(plan.jobManagerMib()));
    configuration.set(
        TaskManagerOptions.TOTAL_PROCESS_MEMORY, MemorySize.ofMebiBytes(plan.taskManagerMib()));
    configuration.set(TaskManagerOptions.NUM_TASK_SLOTS, plan.slots());
    configuration.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY, folder.checkpoints().toUri().toString());
    configuration.set(
        CheckpointingOptions.SAVEPOINT_DIRECTORY, folder.savepoints().toUri().toString());
    if (plan.highAvailability()) {
      keepInZooKeeper(configuration, folder, cluster.ports());
    }
    return configuration;
  }

  private static void keepInZooKeeper(
      Configuration configuration, ClusterFolder folder, ClusterPorts ports) {
    configuration.set(HighAvailabilityOptions.HA_MODE, "zookeeper");
    configuration.set(
        HighAvailabilityOptions.HA_ZOOKEEPER_QUORUM, LOOPBACK + ":" + ports.zooKeeper());
    // For so long a dead job manager is still believed to lead.
    configuration.set(HighAvailabilityOptions.ZOOKEEPER_SESSION_TIMEOUT, SESSION_TIMEOUT);
    configuration.set(
        HighAvailabilityOptions.HA_STORAGE_PATH, folder.highAvailability().toUri().toString());
    configuration.set(
        HighAvailabilityOptions.HA_JOB_MANAGER_PORT_RANGE, Integer.toString(ports.jobManager()));
  }

  /** Writes it where Flink's processes look for it. */
  static void write(Configuration configuration, Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.write(
        folder.resolve(GlobalConfiguration.FLINK_CONF_FILENAME),
        ConfigurationUtils.convertConfigToWritableLines(configuration, true));
  }
}
