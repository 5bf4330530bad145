package io.foretide.windows;

import static io.foretide.windows.ClosingService.closing;
import static io.foretide.windows.ClosingService.window;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.apache.flink.api.common.state.BroadcastState;
import org.junit.jupiter.api.Test;

class LiveWindowsTest {
  private final CountingState state = new CountingState();
  private final LiveWindows live = new LiveWindows(ClosingService.SETTINGS);

  @Test
  void keepsAFewTimesWhatItNeeds() throws Exception {
    for (int index = 0; index < 10_000; index++) {
      note(index, index, closing(index - 1));
    }

    assertThat(state.starts).hasSizeLessThan(10);
  }

  @Test
  void passesByEachWindowAFewTimesWhenItIsFarBehind() throws Exception {
    note(0, 99_999, closing(0));

    assertThat(state.starts).hasSize(100_000);
    assertThat(state.visited).isLessThan(200_000);
  }

  private void note(int first, int last, long watermark) throws Exception {
    for (int index = first; index <= last; index++) {
      live.note(state, window(index), watermark);
    }
  }

  /** Counts the entries that are passed by. */
  private static final class CountingState implements BroadcastState<Long, Boolean> {
    private final Map<Long, Boolean> starts = new HashMap<>();
    private long visited;

    @Override
    public void put(Long start, Boolean live) {
      starts.put(start, live);
    }

    @Override
    public void putAll(Map<Long, Boolean> all) {
      starts.putAll(all);
    }

    @Override
    public void remove(Long start) {
      starts.remove(start);
    }

    @Override
    public void clear() {
      starts.clear();
    }

    @Override
    public Boolean get(Long start) {
      return starts.get(start);
    }

    @Override
    public boolean contains(Long start) {
      return starts.containsKey(start);
    }

    @Override
    public Iterator<Map.Entry<Long, Boolean>> iterator() {
      visited += starts.size();
      return starts.entrySet().iterator();
    }

    @Override
    public Iterable<Map.Entry<Long, Boolean>> entries() {
      return this::iterator;
    }

    @Override
    public Iterable<Map.Entry<Long, Boolean>> immutableEntries() {
      return Map.copyOf(starts).entrySet();
    }
  }
}
