package io.foretide.cli.cluster;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which of the clusters on this machine is meant. */
public final class ClusterFolderOption {
  private static final String DEFAULT = "local-cluster";

  @Option(
      names = "--folder",
      defaultValue = DEFAULT,
      paramLabel = "DIR",
      description = "Where all of the local cluster lies (default: ${DEFAULT-VALUE}).")
  private Path folder;

  /** The folder. */
  public Path path() {
    return folder.toAbsolutePath().normalize();
  }

  /** How a command names it, with a space before; empty when it is the default. */
  public String argument() {
    return folder.equals(Path.of(DEFAULT)) ? "" : " --folder " + folder;
  }
}
