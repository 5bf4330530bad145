package io.foretide.flink.job;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.core.fs.Path;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.AbstractIncrementalStateHandle;
import org.apache.flink.runtime.state.IncrementalKeyedStateHandle.HandleAndLocalPath;
import org.apache.flink.runtime.state.IncrementalRemoteKeyedStateHandle;
import org.apache.flink.runtime.state.StateObject;
import org.apache.flink.runtime.state.StreamStateHandle;

/**
 * The files in which the state of a savepoint or checkpoint lies: that of operators and keys, not
 * records in flight (unaligned checkpoints) and not changelogs, which are off as shipped.
 */
final class StateFiles {
  private StateFiles() {}

  /**
   * Looks for a file that is not as the metadata say.
   *
   * @return what is wrong with the first such file; empty when all are there and as long as they
   *     have to be
   */
  static Optional<String> damage(Collection<OperatorState> states) {
    Map<Path, Long> sizes = new LinkedHashMap<>();
    states.stream()
        .flatMap(state -> state.getStates().stream())
        .flatMap(StateFiles::handles)
        .forEach(
            handle ->
                handle
                    .maybeGetPath()
                    .ifPresent(path -> sizes.merge(path, handle.getStateSize(), Math::max)));
    return sizes.entrySet().stream()
        .flatMap(file -> damage(file.getKey(), file.getValue()).stream())
        .findFirst();
  }

  private static Optional<String> damage(Path file, long size) {
    try {
      long found = file.getFileSystem().getFileStatus(file).getLen();
      return found >= size
          ? Optional.empty()
          : Optional.of("%s has %d bytes instead of %d".formatted(file, found, size));
    } catch (IOException e) {
      return Optional.of(file + " cannot be read: " + e.getMessage());
    }
  }

  private static Stream<StreamStateHandle> handles(OperatorSubtaskState subtask) {
    return Stream.of(
            subtask.getManagedOperatorState(),
            subtask.getRawOperatorState(),
            subtask.getManagedKeyedState(),
            subtask.getRawKeyedState())
        .flatMap(Collection::stream)
        .flatMap(StateFiles::handles);
  }

  private static Stream<StreamStateHandle> handles(StateObject state) {
    if (state instanceof IncrementalRemoteKeyedStateHandle incremental) {
      return Stream.concat(
          Stream.of(((AbstractIncrementalStateHandle) incremental).getMetaDataStateHandle()),
          Stream.of(incremental.getSharedState(), incremental.getPrivateState())
              .flatMap(List::stream)
              .map(HandleAndLocalPath::getHandle));
    }
    return state instanceof StreamStateHandle handle ? Stream.of(handle) : Stream.empty();
  }
}
