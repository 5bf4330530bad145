package io.foretide.bench.series;

import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.SignalKind;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;

/**
 * Makes the windows of many series, each subtask those of its own series, window after window. What
 * it is given only says that another one is due.
 */
final class SeriesLoad extends RichMapFunction<Long, SeriesWindow> implements CheckpointedFunction {
  private static final long serialVersionUID = 1L;
  private static final long START = 1_772_409_600_000L; // 2026-03-02T00:00:00Z
  private static final int PACED = 100;
  private static final long MIXER = 0x9E3779B97F4A7C15L;

  private final SeriesCase of;
  private final double perSecond;
  private transient int own;
  private transient int first;
  private transient int subtasks;
  private transient ListState<Long> state;
  private transient long made;
  private transient long madeBefore;
  private transient long begun;

  SeriesLoad(SeriesCase of, long updatesPerSecond) {
    this.of = of;
    this.perSecond = updatesPerSecond;
  }

  @Override
  public void open(OpenContext context) {
    subtasks = getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks();
    first = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
    own = (of.series() - first + subtasks - 1) / subtasks;
    begun = System.nanoTime();
  }

  @Override
  public SeriesWindow map(Long due) throws InterruptedException {
    pace();
    long window = made / own;
    int series = first + subtasks * (int) (made % own);
    made++;
    long start = START + of.startOf(window);
    SeriesKey key =
        new SeriesKey(
            "shop", "service-" + series / 100, "GET /items/" + series % 100, "latency.p95");
    return new SeriesWindow(
        key, start, start + of.widthMillis(), value(series, start), 100, SignalKind.LATENCY);
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    state =
        context.getOperatorStateStore().getListState(new ListStateDescriptor<>("made", Types.LONG));
    for (long before : state.get()) {
      madeBefore = before;
    }
    made = madeBefore;
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    state.update(List.of(made));
  }

  /** Waits where it is ahead of its part of the rate. */
  private void pace() throws InterruptedException {
    if (perSecond > 0 && made % PACED == 0) {
      double ahead = (made - madeBefore) * subtasks / perSecond - (System.nanoTime() - begun) / 1e9;
      if (ahead > 0) {
        Thread.sleep((long) (1000 * ahead));
      }
    }
  }

  /** Every series has its level and its day, and noise that is the same in every run. */
  private static double value(int series, long start) {
    double day = Math.sin(2 * Math.PI * (start % 86_400_000) / 86_400_000 + series);
    long noise = (series * 31L + start / 1000) * MIXER;
    double unit = (noise >>> 11) * 0x1p-53 - 0.5;
    return (40 + series % 50) * (1 + 0.3 * day + 0.2 * unit);
  }
}
