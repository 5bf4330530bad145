package io.foretide.flink.job;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.fs.UnsupportedFileSystemSchemeException;
import org.apache.flink.runtime.OperatorIDPair;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.state.filesystem.AbstractFsCheckpointStorageAccess;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a job can begin with the state of a savepoint: its files are there, every operator that
 * has state in it is in the job, and the number of key groups is that of the state.
 */
final class SavepointCheck {
  private static final Logger LOG = LoggerFactory.getLogger(SavepointCheck.class);
  private static final String CHECKPOINT_PREFIX =
      AbstractFsCheckpointStorageAccess.CHECKPOINT_DIR_PREFIX;
  private static final Pattern CHECKPOINT = Pattern.compile(CHECKPOINT_PREFIX + "\\d{1,18}");

  private SavepointCheck() {}

  static void check(ReadableConfig options, StreamExecutionEnvironment environment)
      throws PreflightException {
    String path = options.get(StateRecoveryOptions.SAVEPOINT_PATH);
    if (path == null) {
      return;
    }
    CheckpointMetadata savepoint;
    try {
      savepoint = sound(path);
    } catch (UnsupportedFileSystemSchemeException e) {
      LOG.warn("{} cannot be reached from here: it is not checked", path);
      return;
    } catch (FileNotFoundException e) {
      throw new NoSavepointException(refusal(path, e), e);
    } catch (IOException | IllegalArgumentException e) {
      throw new PreflightException(refusal(path, e), e);
    }
    boolean mayDrop = options.get(StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE);
    requireFit(path, savepoint, environment, mayDrop);
  }

  /** Its metadata, when they can be read and the files are there that they name. */
  private static CheckpointMetadata sound(String path) throws IOException {
    CheckpointMetadata savepoint = SavepointMetadata.load(path);
    Optional<String> damage = StateFiles.damage(savepoint.getOperatorStates());
    if (damage.isPresent()) {
      throw new IOException(damage.get());
    }
    return savepoint;
  }

  private static String refusal(String path, Exception e) {
    return "there is no savepoint in %s that can be read: %s%s"
        .formatted(
            path,
            e.getMessage(),
            newestBeside(path)
                .map(found -> "; the newest beside it that can is " + found)
                .orElse(""));
  }

  /** A job keeps its last checkpoints in folders side by side, with growing numbers. */
  private static Optional<String> newestBeside(String path) {
    try {
      Path given = new Path(path);
      boolean isFile = given.getName().equals(AbstractFsCheckpointStorageAccess.METADATA_FILE_NAME);
      Path folder = isFile ? given.getParent().getParent() : given.getParent();
      return folder == null || !folder.getFileSystem().exists(folder)
          ? Optional.empty()
          : Stream.of(folder.getFileSystem().listStatus(folder))
              .map(status -> status.getPath())
              .filter(beside -> CHECKPOINT.matcher(beside.getName()).matches())
              .sorted(Comparator.comparingLong(SavepointCheck::number).reversed())
              .filter(SavepointCheck::isSound)
              .map(Path::toString)
              .findFirst();
    } catch (IOException | IllegalArgumentException e) {
      LOG.debug("Nothing else is found beside {}", path, e);
      return Optional.empty();
    }
  }

  private static long number(Path checkpoint) {
    return Long.parseLong(checkpoint.getName().substring(CHECKPOINT_PREFIX.length()));
  }

  private static boolean isSound(Path path) {
    try {
      sound(path.toString());
      return true;
    } catch (IOException | IllegalArgumentException e) {
      LOG.info("{} cannot be restored either", path, e);
      return false;
    }
  }

  private static void requireFit(
      String path,
      CheckpointMetadata savepoint,
      StreamExecutionEnvironment environment,
      boolean mayDrop)
      throws PreflightException {
    Map<OperatorID, JobVertex> operators = new HashMap<>();
    for (JobVertex vertex : environment.getStreamGraph(false).getJobGraph().getVertices()) {
      for (OperatorIDPair ids : vertex.getOperatorIDs()) {
        operators.put(ids.getUserDefinedOperatorID().orElse(ids.getGeneratedOperatorID()), vertex);
      }
    }
    List<String> unknown = new ArrayList<>();
    for (OperatorState state : sorted(savepoint)) {
      JobVertex vertex = operators.get(state.getOperatorID());
      if (vertex == null) {
        if (state.hasSubtaskStates() && state.getStateSize() > 0) {
          unknown.add(SavepointMetadata.operator(state));
        }
      } else if (vertex.getMaxParallelism() != state.getMaxParallelism()) {
        throw new PreflightException(
            "option 'pipeline.max-parallelism' is %d, but the savepoint %s has %d (operator %s): it cannot be changed under existing state"
                .formatted(
                    vertex.getMaxParallelism(),
                    path,
                    state.getMaxParallelism(),
                    SavepointMetadata.operator(state)));
      }
    }
    if (!unknown.isEmpty() && !mayDrop) {
      throw new PreflightException(
          "the savepoint %s has state of operators that this job has not: %s; is it of another job or version?"
              .formatted(path, String.join(", ", unknown)));
    }
  }

  private static List<OperatorState> sorted(CheckpointMetadata savepoint) {
    return savepoint.getOperatorStates().stream()
        .sorted(Comparator.comparing(SavepointMetadata::operator))
        .toList();
  }
}
