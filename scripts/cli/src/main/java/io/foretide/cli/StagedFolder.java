package io.foretide.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Results on their way into a folder: they appear there when all of them are written, each in the
 * place of one of its name, if there was any. Whatever else is in the folder stays.
 *
 * <p>Until then the folder is as it was, but for a hidden one within it, which remains only when
 * the process is killed. Whether each can take its place is looked at before the first does; when
 * the file system fails in between all the same, some are new and the others are not.
 *
 * <p>Nobody may be writing any more when they are published or this is closed.
 */
public final class StagedFolder implements Closeable {
  private final Path target;
  private final Path staging;
  private final Set<String> outdated = new LinkedHashSet<>();

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

  /** A file of an earlier run that these results have none for, and that goes when they appear. */
  public void outdate(String name) {
    outdated.add(name);
  }

  /**
   * All are written.
   *
   * @throws IOException when one cannot take its place
   */
  public void publish() throws IOException {
    List<String> names = files().stream().map(file -> file.getFileName().toString()).toList();
    for (String name : names) {
      requireReplaceable(target.resolve(name));
    }
    for (String name : outdated) {
      requireReplaceable(target.resolve(name));
    }
    for (String name : names) {
      Files.move(file(name), target.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
    for (String name : outdated) {
      Files.deleteIfExists(target.resolve(name));
    }
  }

  private static void requireReplaceable(Path file) throws IOException {
    if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException("cannot replace " + file + ": it is a folder");
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
