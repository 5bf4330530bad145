package io.foretide.flink.job;

import java.io.DataInputStream;
import java.io.IOException;
import org.apache.flink.core.fs.UnsupportedFileSystemSchemeException;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.state.filesystem.AbstractFsCheckpointStorageAccess;

/** What a savepoint or checkpoint says of the state that lies in it. */
public final class SavepointMetadata {
  private SavepointMetadata() {}

  /**
   * Reads it.
   *
   * @param path of its folder or of the metadata in it
   * @throws UnsupportedFileSystemSchemeException when this process cannot reach such storage
   * @throws IOException when it is not there or cannot be read
   * @throws IllegalArgumentException when the path is none
   */
  public static CheckpointMetadata load(String path) throws IOException {
    var location = AbstractFsCheckpointStorageAccess.resolveCheckpointPointer(path);
    try (var in = new DataInputStream(location.getMetadataHandle().openInputStream())) {
      return Checkpoints.loadCheckpointMetadata(
          in, Thread.currentThread().getContextClassLoader(), path);
    } catch (IOException | RuntimeException | OutOfMemoryError | LinkageError e) {
      // Damaged metadata are read as lengths and classes that make no sense.
      throw new IOException(
          "%s holds no metadata of a savepoint, or damaged ones: %s"
              .formatted(path, e.getMessage()),
          e);
    }
  }

  /** Name of an operator: its uid, where the savepoint knows it. */
  public static String operator(OperatorState state) {
    return state
        .getOperatorUid()
        .or(state::getOperatorName)
        .orElseGet(() -> state.getOperatorID().toHexString());
  }
}
