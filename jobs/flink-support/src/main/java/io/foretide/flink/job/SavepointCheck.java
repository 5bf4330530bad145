package io.foretide.flink.job;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.fs.UnsupportedFileSystemSchemeException;
import org.apache.flink.runtime.OperatorIDPair;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.state.filesystem.AbstractFsCheckpointStorageAccess;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a job can begin with the state of a savepoint: every operator that has state there is in
 * the job, and the number of key groups is that of the state.
 */
final class SavepointCheck {
  private static final Logger LOG = LoggerFactory.getLogger(SavepointCheck.class);

  private SavepointCheck() {}

  static void check(ReadableConfig options, StreamExecutionEnvironment environment)
      throws PreflightException {
    String path = options.get(StateRecoveryOptions.SAVEPOINT_PATH);
    if (path == null) {
      return;
    }
    CheckpointMetadata savepoint;
    try {
      savepoint = load(path);
    } catch (UnsupportedFileSystemSchemeException e) {
      LOG.warn("{} cannot be reached from here: it is not checked", path);
      return;
    } catch (IOException | IllegalArgumentException e) {
      throw new PreflightException("there is no savepoint in " + path + ": " + e.getMessage(), e);
    }
    boolean mayDrop = options.get(StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE);
    requireFit(path, savepoint, environment, mayDrop);
  }

  private static CheckpointMetadata load(String path) throws IOException {
    var location = AbstractFsCheckpointStorageAccess.resolveCheckpointPointer(path);
    try (var in = new DataInputStream(location.getMetadataHandle().openInputStream())) {
      return Checkpoints.loadCheckpointMetadata(
          in, Thread.currentThread().getContextClassLoader(), path);
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
          unknown.add(name(state));
        }
      } else if (vertex.getMaxParallelism() != state.getMaxParallelism()) {
        throw new PreflightException(
            "option 'pipeline.max-parallelism' is %d, but the savepoint %s has %d (operator %s): it cannot be changed under existing state"
                .formatted(
                    vertex.getMaxParallelism(), path, state.getMaxParallelism(), name(state)));
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
        .sorted(Comparator.comparing(SavepointCheck::name))
        .toList();
  }

  private static String name(OperatorState state) {
    return state
        .getOperatorUid()
        .or(state::getOperatorName)
        .orElseGet(() -> state.getOperatorID().toHexString());
  }
}
