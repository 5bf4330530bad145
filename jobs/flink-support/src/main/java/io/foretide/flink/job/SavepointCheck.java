package io.foretide.flink.job;

import io.foretide.flink.options.OptionReader;
import io.foretide.flink.options.WindowOptions;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.fs.UnsupportedFileSystemSchemeException;
import org.apache.flink.runtime.OperatorIDPair;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.jobmanager.HighAvailabilityMode;
import org.apache.flink.runtime.state.filesystem.AbstractFsCheckpointStorageAccess;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a job can begin with the state of a savepoint: its files are there, every operator that
 * has state in it is in the job, and the number of key groups and the width of the windows are
 * those of the state.
 */
final class SavepointCheck {
  private static final Logger LOG = LoggerFactory.getLogger(SavepointCheck.class);
  private static final String CHECKPOINT_PREFIX =
      AbstractFsCheckpointStorageAccess.CHECKPOINT_DIR_PREFIX;
  private static final Pattern CHECKPOINT = Pattern.compile(CHECKPOINT_PREFIX + "\\d{1,18}");

  /** Where a main runs that a job manager of an application runs. */
  private static final String JOB_MANAGER = "embedded";

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
      if (mayHaveCheckpoints(options)) {
        LOG.warn("There is no savepoint in {} any more: Flink looks for newer checkpoints", path);
        return;
      }
      throw new NoSavepointException(refusal(path, e), e);
    } catch (IOException | IllegalArgumentException e) {
      throw new PreflightException(refusal(path, e), e);
    }
    requireFit(path, savepoint, environment, options);
  }

  /**
   * Whether this is a job manager that may have taken over from one that died: then the job goes on
   * from its latest checkpoint, and the savepoint that it once began with may be gone. Where there
   * is no checkpoint either Flink refuses to begin.
   */
  private static boolean mayHaveCheckpoints(ReadableConfig options) {
    return JOB_MANAGER.equals(options.get(DeploymentOptions.TARGET))
        && !HighAvailabilityMode.NONE
            .name()
            .equalsIgnoreCase(options.get(HighAvailabilityOptions.HA_MODE));
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
      ReadableConfig options)
      throws PreflightException {
    Map<OperatorID, JobVertex> operators = new HashMap<>();
    for (JobVertex vertex : environment.getStreamGraph(false).getJobGraph().getVertices()) {
      for (OperatorIDPair ids : vertex.getOperatorIDs()) {
        operators.put(ids.getUserDefinedOperatorID().orElse(ids.getGeneratedOperatorID()), vertex);
      }
    }
    long width = WindowOptions.width(new OptionReader(options));
    List<String> unknown = new ArrayList<>();
    for (OperatorState state : sorted(savepoint)) {
      JobVertex vertex = operators.get(state.getOperatorID());
      if (vertex == null) {
        if (state.hasSubtaskStates() && state.getStateSize() > 0) {
          unknown.add(SavepointMetadata.operator(state));
        }
      } else {
        requireUnchanged(path, state, vertex, width);
      }
    }
    if (!unknown.isEmpty() && !options.get(StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE)) {
      throw new PreflightException(
          "the savepoint %s has state of operators that this job has not: %s; is it of another job or version?"
              .formatted(path, String.join(", ", unknown)));
    }
  }

  /** What is fixed by the first state there is. */
  private static void requireUnchanged(
      String path, OperatorState state, JobVertex vertex, long width) throws PreflightException {
    int maxParallelism = vertex.getMaxParallelism();
    if (maxParallelism != state.getMaxParallelism()) {
      throw changed(
          path, state, PipelineOptions.MAX_PARALLELISM, maxParallelism, state.getMaxParallelism());
    }
    Set<String> names =
        state.getStates().stream()
            .flatMap(subtask -> subtask.getManagedOperatorState().stream())
            .flatMap(handle -> handle.getStateNameToPartitionOffsets().keySet().stream())
            .collect(Collectors.toSet());
    OptionalLong another = WidthMark.another(names, width);
    if (another.isPresent()) {
      throw changed(path, state, WindowOptions.WIDTH, width + " ms", another.getAsLong() + " ms");
    }
  }

  private static PreflightException changed(
      String path, OperatorState state, ConfigOption<?> option, Object given, Object before) {
    return new PreflightException(
        "option '%s' is %s, but the savepoint %s has %s (operator %s): it cannot be changed under existing state"
            .formatted(option.key(), given, path, before, SavepointMetadata.operator(state)));
  }

  private static List<OperatorState> sorted(CheckpointMetadata savepoint) {
    return savepoint.getOperatorStates().stream()
        .sorted(Comparator.comparing(SavepointMetadata::operator))
        .toList();
  }
}
