package io.foretide.flink.job;

import java.io.DataInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.fs.UnsupportedFileSystemSchemeException;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.state.filesystem.AbstractFsCheckpointStorageAccess;

/** What a savepoint or checkpoint says of the state that lies in it. */
public final class SavepointMetadata {
  private static final String METADATA = AbstractFsCheckpointStorageAccess.METADATA_FILE_NAME;

  private SavepointMetadata() {}

  /**
   * Reads it.
   *
   * @param path of its folder or of the metadata in it
   * @throws UnsupportedFileSystemSchemeException when this process cannot reach such storage
   * @throws FileNotFoundException when there is nothing that could be one
   * @throws IOException when it cannot be read
   * @throws IllegalArgumentException when the path is none
   */
  public static CheckpointMetadata load(String path) throws IOException {
    requirePossible(path);
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

  /** A savepoint is a folder with metadata in it, or given by these. */
  private static void requirePossible(String path) throws IOException {
    Path given = new Path(path);
    FileSystem storage = given.getFileSystem();
    if (!storage.exists(given)) {
      throw new FileNotFoundException("there is no such folder");
    }
    boolean isFolder = storage.getFileStatus(given).isDir();
    if (isFolder && !storage.exists(new Path(given, METADATA))) {
      throw new FileNotFoundException("the folder has no file " + METADATA);
    }
    if (!isFolder && !given.getName().equals(METADATA)) {
      throw new FileNotFoundException(
          "it is a file, expected the folder of a savepoint, with a file %s in it"
              .formatted(METADATA));
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
