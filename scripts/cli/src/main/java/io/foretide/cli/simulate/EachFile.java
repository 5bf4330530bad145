package io.foretide.cli.simulate;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** Work on many files, some at the same time. */
final class EachFile {
  private EachFile() {}

  /**
   * Does it. When it fails for one, it is begun for no other, and whatever was begun has ended by
   * the time that this throws.
   *
   * @return what came of each, in their order
   */
  static <T> List<T> of(List<Path> files, Function<Path, T> work) {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    // A parallel stream that throws may leave some of its tasks at work: none may throw.
    List<T> results =
        files.parallelStream()
            .map(file -> failure.get() == null ? resultOrNull(file, work, failure) : null)
            .toList();
    if (failure.get() instanceof Error error) {
      throw error;
    }
    if (failure.get() instanceof RuntimeException exception) {
      throw exception;
    }
    return results;
  }

  private static <T> T resultOrNull(
      Path file, Function<Path, T> work, AtomicReference<Throwable> failure) {
    try {
      return work.apply(file);
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
      return null;
    }
  }
}
