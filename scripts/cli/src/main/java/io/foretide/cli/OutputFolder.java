package io.foretide.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a command writes its results. */
public final class OutputFolder {
  private OutputFolder() {}

  /**
   * Makes the folder of the option {@code --output}, before any work is done for it.
   *
   * @throws UsageException when nothing can be written there
   */
  public static void require(Path output) {
    try {
      Files.createDirectories(output);
      if (!Files.isWritable(output)) {
        throw new IOException("not writable");
      }
    } catch (IOException e) {
      throw new UsageException("option '--output' is '" + output + "', expected a folder to write");
    }
  }
}
