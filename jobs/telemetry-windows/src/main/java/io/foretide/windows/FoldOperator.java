package io.foretide.windows;

import io.foretide.flink.deadletters.DeadLetters;
import io.foretide.flink.kafka.IncomingTelemetry;
import io.foretide.model.anomaly.SliceWatch;
import io.foretide.model.episode.ServiceCall;
import io.foretide.model.series.SeriesWindow;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.util.OutputTag;

/**
 * Folds readings into sums per (service, window) in memory, chained to the source: the shuffle and
 * the state behind it are then touched per window, not per reading. What the source rejected goes
 * to the dead letters.
 *
 * <p>Sums are handed on when their window closes, when there are too many, when this subtask falls
 * idle (from then on the others' windows close without it), and before every checkpoint's barrier,
 * so the operator holds no state across a checkpoint. A reading that is late for this subtask's
 * watermark is handed on by itself with its record: whether it is late is decided behind the
 * shuffle, where the watermark is that of all subtasks and ahead of this one only after it was
 * idle.
 *
 * <p>While readings come as they happen the side output {@link #SLICES} has what they have brought
 * since it last had something: nobody need wait for a window to close to see that a service fails.
 *
 * <p>The side output {@link #LIVE} names every window that a reading falls into, ahead of any
 * watermark that closes it.
 */
final class FoldOperator extends AbstractStreamOperator<WindowPartial>
    implements OneInputStreamOperator<IncomingTelemetry, WindowPartial>, BoundedOneInput {
  /** Starts of the windows that have readings, milliseconds since the epoch; some repeatedly. */
  static final OutputTag<Long> LIVE = new OutputTag<>("live-windows", Types.LONG);

  /** Who was seen to call whom: each call at most once an hour of event time. */
  static final OutputTag<ServiceCall> CALLS =
      new OutputTag<>("service-calls", TypeInformation.of(ServiceCall.class));

  /** Requests and errors of each service since the slice before. */
  static final OutputTag<SeriesWindow> SLICES =
      new OutputTag<>("window-slices", TypeInformation.of(SeriesWindow.class));

  private static final long serialVersionUID = 1L;

  /** What lies further back than this is history that is caught up with. */
  private static final long HISTORY = Duration.ofMinutes(1).toMillis();

  private final TelemetryWindowsSettings settings;
  private transient Map<Long, WindowFold> open;
  private transient Deque<WindowFold> spare;
  private transient WindowFold latest;
  private transient int held;
  private transient Set<Long> live;
  private transient ServiceSlices slices;
  private transient long nextSlice;
  private transient boolean sliceIsDue;
  private transient SeenCalls calls;
  private transient StreamRecord<WindowPartial> record;
  private transient long watermark;

  FoldOperator(TelemetryWindowsSettings settings) {
    this.settings = settings;
  }

  @Override
  public void open() throws Exception {
    super.open();
    open = new HashMap<>();
    spare = new ArrayDeque<>();
    live = new HashSet<>();
    slices = new ServiceSlices();
    calls = new SeenCalls(this::emit);
    record = new StreamRecord<>(null);
    watermark = Long.MIN_VALUE;
  }

  @Override
  public void processElement(StreamRecord<IncomingTelemetry> element) {
    IncomingTelemetry incoming = element.getValue();
    if (incoming.isRejected()) {
      output.collect(DeadLetters.TAG, new StreamRecord<>(incoming.rejection()));
      return;
    }
    long time = incoming.reading().eventTimeMillis();
    WindowFold fold = latest != null && latest.holds(time) ? latest : fold(time);
    if (fold == null) {
      emit(WindowPartial.alone(incoming, settings.startOf(time)));
      return;
    }
    int before = fold.size();
    fold.add(incoming);
    if (fold.size() != before && ++held > settings.maxFolded()) {
      flush(Long.MAX_VALUE);
      spare.clear();
      held = 0;
    }
  }

  /** Where a reading of that time adds up; null when its window has closed. */
  private WindowFold fold(long time) {
    long start = settings.startOf(time);
    if (settings.closesAt(start) <= watermark) {
      return null;
    }
    latest = open.computeIfAbsent(start, this::begin);
    return latest;
  }

  private WindowFold begin(long start) {
    if (live.add(start)) {
      output.collect(LIVE, new StreamRecord<>(start));
    }
    WindowFold again = spare.poll();
    return (again == null ? new WindowFold(slices, calls) : again)
        .of(start, start + settings.width());
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    watermark = mark.getTimestamp();
    slice();
    flush(watermark);
    live.removeIf(start -> settings.closesAt(start) <= watermark);
    super.processWatermark(mark);
  }

  /**
   * Ahead of the watermark, so that all that it says is there has been told of. What comes too soon
   * after the last slice waits for a later watermark, but not for long: there may be none.
   */
  private void slice() {
    if (watermark == Long.MAX_VALUE) {
      return;
    }
    long now = getProcessingTimeService().getCurrentProcessingTime();
    if (now < nextSlice) {
      if (!sliceIsDue) {
        sliceIsDue = true;
        var unused =
            getProcessingTimeService()
                .registerTimer(nextSlice + SliceWatch.SLICE_MILLIS, time -> dueSlice());
      }
      return;
    }
    nextSlice = now + slices.pauseMillis();
    long newest = watermark + 1 + settings.time().maxOutOfOrderness();
    if (now - newest > HISTORY) {
      slices.clear();
    } else {
      slices.take(newest, this::emitSlice);
    }
  }

  private void dueSlice() {
    sliceIsDue = false;
    slice();
  }

  @Override
  public void processWatermarkStatus(WatermarkStatus status) throws Exception {
    if (status.isIdle()) {
      flush(Long.MAX_VALUE);
    }
    super.processWatermarkStatus(status);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    flush(Long.MAX_VALUE);
  }

  @Override
  public void endInput() {
    flush(Long.MAX_VALUE);
  }

  private void flush(long closingUntil) {
    open.values().removeIf(fold -> settings.closesAt(fold.start()) <= closingUntil && drain(fold));
    latest = null;
  }

  private boolean drain(WindowFold fold) {
    held -= fold.size();
    fold.drain(this::emit);
    held += fold.size();
    // The last one is used next: those that have grown stay few.
    return spare.offerFirst(fold);
  }

  private void emit(ServiceCall call) {
    output.collect(CALLS, new StreamRecord<>(call, call.seenAtMillis()));
  }

  private void emitSlice(SeriesWindow slice) {
    output.collect(SLICES, new StreamRecord<>(slice, slice.startMillis()));
  }

  private void emit(WindowPartial partial) {
    output.collect(record.replace(partial, partial.startMillis()));
  }
}
