package io.foretide.cli.jobs;

import io.foretide.cli.UsageException;
import io.foretide.cli.cluster.ClusterFolderOption;
import io.foretide.cli.cluster.LocalCluster;
import io.foretide.cli.cluster.Server;
import io.foretide.cli.flink.FlinkCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which cluster is meant: the one on this machine, or any that answers at an address. */
final class ClusterOptions {
  @Mixin private ClusterFolderOption folder;

  @Option(
      names = "--rest-address",
      paramLabel = "HOST:PORT",
      description = "A cluster's REST address, instead of the local cluster's.")
  private String restAddress;

  @Option(
      names = "-D",
      paramLabel = "KEY=VALUE",
      description = "An option of Flink, over those of flink-conf/config.yaml.")
  private Map<String, String> dynamic = Map.of();

  /**
   * The cluster as far as it is known before it is asked.
   *
   * @param restAddress where it answers
   * @param configuration options of whatever is done there
   * @param local the local cluster; empty when it is another one
   */
  record Target(String restAddress, Configuration configuration, Optional<LocalCluster> local) {
    FlinkCluster connect() {
      return FlinkCluster.connect(restAddress, configuration);
    }
  }

  /**
   * The cluster that is meant.
   *
   * @throws UsageException when it is the local one and there is none
   * @throws IllegalStateException when it is the local one and nobody coordinates jobs there
   */
  Target target() throws IOException {
    if (restAddress == null) {
      LocalCluster local = LocalCluster.open(folder.path());
      if (!local.runs(Server.jobManager())) {
        throw new IllegalStateException(
            "the job manager of the cluster in %s does not run; 'foretide cluster up%s' starts it"
                .formatted(folder.path(), folder.argument()));
      }
      return new Target(
          local.restAddress(), withDynamic(local.configuration()), Optional.of(local));
    }
    Path shipped = Path.of(System.getProperty("foretide.home", ".")).resolve("flink-conf");
    return new Target(
        restAddress,
        withDynamic(GlobalConfiguration.loadConfiguration(shipped.toString())),
        Optional.empty());
  }

  /** How a command names the local cluster; see {@link ClusterFolderOption#argument}. */
  String folderArgument() {
    return folder.argument();
  }

  /** Whether an option of Flink or of the job is set over the cluster's. */
  boolean sets(String key) {
    return dynamic.containsKey(key);
  }

  private Configuration withDynamic(Configuration configuration) {
    Configuration all = new Configuration(configuration);
    all.addAll(Configuration.fromMap(dynamic));
    return all;
  }
}
