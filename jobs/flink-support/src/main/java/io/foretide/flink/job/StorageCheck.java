package io.foretide.flink.job;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.fs.UnsupportedFileSystemSchemeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether checkpoints can be written where they are meant to go. */
final class StorageCheck {
  private static final Logger LOG = LoggerFactory.getLogger(StorageCheck.class);

  private StorageCheck() {}

  static void check(ReadableConfig options) throws PreflightException {
    String folder = options.get(CheckpointingOptions.CHECKPOINTS_DIRECTORY);
    if (folder == null) {
      LOG.warn(
          "{} is not set: unless the cluster sets it, checkpoints are lost with the job manager",
          CheckpointingOptions.CHECKPOINTS_DIRECTORY.key());
      return;
    }
    Path probe = new Path(folder, ".foretide-preflight-" + UUID.randomUUID());
    try {
      FileSystem storage = probe.getFileSystem();
      try (FSDataOutputStream out = storage.create(probe, FileSystem.WriteMode.NO_OVERWRITE)) {
        out.write("written to see whether it can be".getBytes(StandardCharsets.UTF_8));
      }
      storage.delete(probe, false);
    } catch (UnsupportedFileSystemSchemeException e) {
      LOG.warn("{} cannot be reached from here: it is not checked", folder);
    } catch (IOException e) {
      throw new PreflightException(
          "option '%s' is '%s', where nothing can be written: %s"
              .formatted(CheckpointingOptions.CHECKPOINTS_DIRECTORY.key(), folder, e.getMessage()),
          e);
    }
  }
}
