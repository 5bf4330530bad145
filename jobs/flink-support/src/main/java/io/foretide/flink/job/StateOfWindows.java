package io.foretide.flink.job;

import java.util.OptionalLong;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;

/**
 * A function whose state is made of windows of one width and means nothing to windows of another:
 * its savepoints say the width, and it refuses to go on from one that says another.
 */
public interface StateOfWindows extends CheckpointedFunction {
  /** Width of its windows, milliseconds. */
  long width();

  /**
   * Notes the width.
   *
   * @throws IllegalStateException when what is restored is made of windows of another
   */
  @Override
  default void initializeState(FunctionInitializationContext context) throws Exception {
    OperatorStateStore states = context.getOperatorStateStore();
    OptionalLong another = WidthMark.another(states.getRegisteredStateNames(), width());
    if (another.isPresent()) {
      throw new IllegalStateException(
          "windows are %d ms wide, but the state is made of windows of %d ms"
              .formatted(width(), another.getAsLong()));
    }
    var unused = states.getListState(new ListStateDescriptor<>(WidthMark.of(width()), Types.VOID));
  }

  @Override
  default void snapshotState(FunctionSnapshotContext context) {}
}
