package io.foretide.cli.cluster;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which of the clusters on this machine is meant. */
public final class ClusterFolderOption {
  @Option(
      names = "--folder",
      defaultValue = "local-cluster",
      paramLabel = "DIR",
      description = "Where all of the local cluster lies (default: ${DEFAULT-VALUE}).")
  private Path folder;

  /** The folder. */
  public Path path() {
    return folder.toAbsolutePath().normalize();
  }
}
