package io.foretide.cli.flink;

import java.nio.file.Path;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Jobs on a MiniCluster within this process, as {@code flink-conf/config.yaml} configures them. */
public final class LocalFlink {
  private LocalFlink() {}

  /**
   * An environment whose state and checkpoints go under a folder; the first failure is final.
   *
   * @param home folder of the project
   */
  public static StreamExecutionEnvironment environment(Path home, Path folder, int parallelism) {
    return StreamExecutionEnvironment.createLocalEnvironment(
        parallelism, configuration(home, folder));
  }

  /** The configuration of such an environment. */
  public static Configuration configuration(Path home, Path folder) {
    Configuration configuration =
        GlobalConfiguration.loadConfiguration(home.resolve("flink-conf").toString());
    configuration.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        folder.resolve("checkpoints").toUri().toString());
    configuration.set(CoreOptions.TMP_DIRS, folder.resolve("tmp").toString());
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    return configuration;
  }
}
