package io.foretide.cli.cluster;

import io.foretide.cli.DurationText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A checkpoint or savepoint that lies in the folder of a cluster.
 *
 * @param path its folder
 * @param completed when it was
 */
public record KeptState(Path path, Instant completed) {
  private static final String METADATA = "_metadata";

  /**
   * All that lie in some folders, the newest first.
   *
   * @param folders such as that of the checkpoints of a job, or of all savepoints
   */
  static List<KeptState> in(List<Path> folders) throws IOException {
    List<KeptState> found = new ArrayList<>();
    for (Path folder : folders) {
      for (Path inside : children(folder)) {
        if (Files.exists(inside.resolve(METADATA))) {
          found.add(of(inside));
        }
      }
    }
    found.sort(Comparator.comparing(KeptState::completed).reversed());
    return found;
  }

  private static KeptState of(Path folder) throws IOException {
    return new KeptState(folder, Files.getLastModifiedTime(folder.resolve(METADATA)).toInstant());
  }

  /** What is in a folder; nothing when there is none. */
  static List<Path> children(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** How it is given to {@code submit --from-savepoint}. */
  public String address() {
    return path.toUri().toString().replaceFirst("/$", "");
  }

  /** How long ago it was completed, for people. */
  public String age() {
    return DurationText.roughly(Duration.between(completed, Instant.now()));
  }
}
