package io.foretide.flink.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.StreamMap;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** State of windows of one width is not taken for that of another. */
class StateOfWindowsTest {
  private static final long MINUTE = 60_000;

  @Test
  void goesOnWithWindowsOfItsWidth() throws Exception {
    OperatorSubtaskState afterTwoRestores =
        restored(MINUTE, restored(MINUTE, restored(MINUTE, null)));
    assertThat(afterTwoRestores.getManagedOperatorState())
        .allSatisfy(
            state ->
                assertThat(state.getStateNameToPartitionOffsets())
                    .containsOnlyKeys("windows.width=60000"))
        .isNotEmpty();
  }

  @Test
  void refusesWindowsOfAnotherWidth() throws Exception {
    OperatorSubtaskState state = restored(MINUTE, null);
    assertThatIllegalStateException()
        .isThrownBy(() -> restored(5 * MINUTE, state))
        .withMessage("windows are 300000 ms wide, but the state is made of windows of 60000 ms");
  }

  /** What a function of that width leaves behind that began with a state. */
  @SuppressWarnings("try") // close() is Flink's
  private static OperatorSubtaskState restored(long width, OperatorSubtaskState state)
      throws Exception {
    try (var harness =
        new OneInputStreamOperatorTestHarness<>(new StreamMap<>(new Identity(width)))) {
      if (state != null) {
        harness.initializeState(state);
      }
      harness.open();
      return harness.snapshot(1, 1);
    }
  }

  private record Identity(long width) implements MapFunction<Long, Long>, StateOfWindows {
    @Override
    public Long map(Long value) {
      return value;
    }
  }
}
