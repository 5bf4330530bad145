package io.foretide.cli.digest;

import io.foretide.cli.UsageException;
import io.foretide.flink.job.SavepointMetadata;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.CompositeKeySerializationUtils;
import org.apache.flink.runtime.state.KeyGroupsSavepointStateHandle;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.KeyedBackendSerializationProxy;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.StateSerializerProvider;
import org.apache.flink.runtime.state.metainfo.StateMetaInfoSnapshot;
import org.apache.flink.runtime.state.metainfo.StateMetaInfoSnapshot.BackendStateType;
import org.apache.flink.runtime.state.metainfo.StateMetaInfoSnapshot.CommonSerializerKeys;
import org.apache.flink.runtime.state.restore.FullSnapshotRestoreOperation;
import org.apache.flink.runtime.state.restore.KeyGroup;
import org.apache.flink.runtime.state.restore.KeyGroupEntry;
import org.apache.flink.runtime.state.restore.SavepointRestoreResult;
import org.apache.flink.streaming.api.operators.TimerHeapInternalTimer;
import org.apache.flink.util.StateMigrationException;

/**
 * Reads the state by key of savepoints in Flink's canonical format, in which {@code foretide
 * savepoint} takes them, without a cluster.
 */
public final class SavepointReader {
  private final ClassLoader classes = Thread.currentThread().getContextClassLoader();

  /**
   * Reads all of a savepoint.
   *
   * @param path of its folder
   * @throws IOException when it cannot be read
   * @throws UsageException when it is not there or in another format
   */
  public StateDigest read(String path) throws IOException {
    StateDigest digest = new StateDigest();
    for (OperatorState operator : operators(path)) {
      for (OperatorSubtaskState subtask : operator.getStates()) {
        for (KeyedStateHandle keyed : subtask.getManagedKeyedState()) {
          add(operator, canonical(keyed, path), digest);
        }
      }
    }
    return digest;
  }

  private static Collection<OperatorState> operators(String path) throws IOException {
    try {
      return SavepointMetadata.load(path).getOperatorStates();
    } catch (FileNotFoundException e) {
      throw new UsageException("there is no savepoint in " + path + ": " + e.getMessage());
    }
  }

  private static KeyGroupsStateHandle canonical(KeyedStateHandle keyed, String path) {
    if (keyed instanceof KeyGroupsSavepointStateHandle canonical) {
      return canonical;
    }
    throw new UsageException(
        path
            + " is a checkpoint or a savepoint in native format, expected one in canonical format,"
            + " as 'foretide savepoint' takes it");
  }

  private void add(OperatorState operator, KeyGroupsStateHandle state, StateDigest digest)
      throws IOException {
    String name = SavepointMetadata.operator(operator);
    try {
      new Subtask(name, state, operator.getMaxParallelism()).addTo(digest);
    } catch (StateMigrationException e) {
      throw new IOException("the state of " + name + " cannot be read", e);
    }
  }

  /** The state by key of one subtask. */
  private final class Subtask {
    private final String operator;
    private final KeyGroupsStateHandle handle;
    private final int keyGroupBytes;
    private final TypeSerializer<Object> keys;

    Subtask(String operator, KeyGroupsStateHandle handle, int maxParallelism) throws IOException {
      this.operator = operator;
      this.handle = handle;
      this.keyGroupBytes =
          CompositeKeySerializationUtils.computeRequiredBytesInKeyGroupPrefix(maxParallelism);
      this.keys = keySerializer();
    }

    private TypeSerializer<Object> keySerializer() throws IOException {
      KeyedBackendSerializationProxy<Object> proxy = new KeyedBackendSerializationProxy<>(classes);
      try (FSDataInputStream in = handle.openInputStream()) {
        proxy.read(new DataInputViewStreamWrapper(in));
      }
      return proxy.getKeySerializerSnapshot().restoreSerializer();
    }

    void addTo(StateDigest digest) throws IOException, StateMigrationException {
      FullSnapshotRestoreOperation<Object> operation =
          new FullSnapshotRestoreOperation<>(
              handle.getKeyGroupRange(),
              classes,
              List.of(handle),
              StateSerializerProvider.fromNewRegisteredSerializer(keys));
      try (var restored = operation.restore()) {
        while (restored.hasNext()) {
          add(restored.next(), digest);
        }
      }
    }

    private void add(SavepointRestoreResult result, StateDigest digest)
        throws IOException, StateMigrationException {
      List<StateMetaInfoSnapshot> states = result.getStateMetaInfoSnapshots();
      try (var groups = result.getRestoredKeyGroups()) {
        while (groups.hasNext()) {
          add(groups.next(), states, digest);
        }
      }
    }

    private void add(KeyGroup group, List<StateMetaInfoSnapshot> states, StateDigest digest)
        throws IOException, StateMigrationException {
      try (var entries = group.getKeyGroupEntries()) {
        while (entries.hasNext()) {
          KeyGroupEntry entry = entries.next();
          StateMetaInfoSnapshot state = states.get(entry.getKvStateId());
          digest.add(
              operator,
              key(entry, state).toString(),
              state.getName(),
              entry.getKey(),
              entry.getValue());
        }
      }
    }

    /**
     * An entry's key begins with its key group, and then the key, or a timer with the key in it.
     */
    private Object key(KeyGroupEntry entry, StateMetaInfoSnapshot state) throws IOException {
      byte[] bytes = entry.getKey();
      DataInputDeserializer in =
          new DataInputDeserializer(bytes, keyGroupBytes, bytes.length - keyGroupBytes);
      if (state.getBackendStateType() != BackendStateType.PRIORITY_QUEUE) {
        return keys.deserialize(in);
      }
      Object timer =
          state
              .getTypeSerializerSnapshot(CommonSerializerKeys.VALUE_SERIALIZER)
              .restoreSerializer()
              .deserialize(in);
      return ((TimerHeapInternalTimer<?, ?>) timer).getKey();
    }
  }
}
