package io.foretide.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Results on their way into a folder: they appear there when all of them are written, in the place
 * of those of an earlier run; when that fails, the folder is left as it was.
 */
public final class StagedFolder implements Closeable {
  private final Path target;
  private final Path staging;

  private StagedFolder(Path target, Path staging) {
    this.target = target;
    this.staging = staging;
  }

  /** Begins with nothing; the folder must be there. */
  public static StagedFolder within(Path target) throws IOException {
    return new StagedFolder(target, Files.createTempDirectory(target, ".foretide-"));
  }

  /** Where a file is to be written. */
  public Path file(String name) {
    return staging.resolve(name);
  }

  /** All are written. */
  public void publish() throws IOException {
    for (Path file : files()) {
      Files.move(
          file, target.resolve(file.getFileName().toString()), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> entries = Files.list(staging)) {
      return entries.sorted(Comparator.naturalOrder()).toList();
    }
  }

  /** Forgets what is not published. */
  @Override
  public void close() throws IOException {
    for (Path file : files()) {
      Files.delete(file);
    }
    Files.delete(staging);
  }
}
