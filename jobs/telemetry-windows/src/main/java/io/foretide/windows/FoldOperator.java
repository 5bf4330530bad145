package io.foretide.windows;

import io.foretide.flink.deadletters.SourceRecord;
import io.foretide.flink.kafka.IncomingTelemetry;
import io.foretide.model.series.ServiceKey;
import io.foretide.model.series.TelemetryReading;
import io.foretide.model.series.WindowAccumulator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
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
 * the state behind it are then touched per window, not per reading.
 *
 * <p>Sums are handed on when their window closes, when there are too many, when this subtask falls
 * idle (from then on the others' windows close without it), and before every checkpoint's barrier,
 * so the operator holds no state across a checkpoint. A reading that is late for this subtask's
 * watermark is handed on by itself with its record: whether it is late is decided behind the
 * shuffle, where the watermark is that of all subtasks and ahead of this one only after it was
 * idle.
 *
 * <p>The side output {@link #LIVE} names every window that a reading falls into, ahead of any
 * watermark that closes it.
 */
final class FoldOperator extends AbstractStreamOperator<WindowPartial>
    implements OneInputStreamOperator<IncomingTelemetry, WindowPartial>, BoundedOneInput {
  /** Starts of the windows that have readings, milliseconds since the epoch; some repeatedly. */
  static final OutputTag<Long> LIVE = new OutputTag<>("live-windows", Types.LONG);

  private static final long serialVersionUID = 1L;

  private final TelemetryWindowsSettings settings;
  private transient Map<Target, Fold> folds;
  private transient int held;
  private transient Set<Long> live;
  private transient long announced;
  private transient StreamRecord<WindowPartial> record;
  private transient long watermark;

  FoldOperator(TelemetryWindowsSettings settings) {
    this.settings = settings;
  }

  /** Where a reading adds up. */
  private record Target(ServiceKey service, long start) {}

  /** What has been folded, and where its first reading came from. */
  private static final class Fold {
    private final Map<SumKey, WindowAccumulator> sums = new HashMap<>();
    private final SourceRecord first;
    private final long eventTimeMillis;
    private int readings;

    Fold(SourceRecord first, long eventTimeMillis) {
      this.first = first;
      this.eventTimeMillis = eventTimeMillis;
    }

    /** Adds a reading and says how many sums came to it: one or none. */
    int add(TelemetryReading reading) {
      int before = sums.size();
      SumKey key = new SumKey(reading.operation(), reading.signal(), reading.kind());
      sums.computeIfAbsent(key, k -> new WindowAccumulator(k.kind())).add(reading);
      readings++;
      return sums.size() - before;
    }

    WindowPartial partial(Target target) {
      WindowSums all = new WindowSums();
      sums.forEach(all::put);
      return new WindowPartial(
          target.service(), target.start(), all.encode(), readings, first, eventTimeMillis);
    }
  }

  @Override
  public void open() throws Exception {
    super.open();
    folds = new HashMap<>();
    live = new HashSet<>();
    record = new StreamRecord<>(null);
    watermark = Long.MIN_VALUE;
    announced = Long.MIN_VALUE;
  }

  @Override
  public void processElement(StreamRecord<IncomingTelemetry> element) {
    TelemetryReading reading = element.getValue().reading();
    SourceRecord source = element.getValue().source();
    long time = reading.eventTimeMillis();
    long start = settings.startOf(time);
    Target target = new Target(reading.serviceKey(), start);
    if (settings.closesAt(start) <= watermark) {
      Fold alone = new Fold(source, time);
      alone.add(reading);
      emit(target, alone);
      return;
    }
    announce(start);
    held +=
        folds.computeIfAbsent(target, t -> new Fold(source.withoutContent(), time)).add(reading);
    if (held > settings.maxFolded()) {
      flush(Long.MAX_VALUE);
    }
  }

  private void announce(long start) {
    if (start != announced && live.add(start)) {
      announced = start;
      output.collect(LIVE, new StreamRecord<>(start));
    }
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    watermark = mark.getTimestamp();
    flush(watermark);
    live.removeIf(start -> settings.closesAt(start) <= watermark);
    super.processWatermark(mark);
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
    Iterator<Map.Entry<Target, Fold>> entries = folds.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<Target, Fold> entry = entries.next();
      if (settings.closesAt(entry.getKey().start()) <= closingUntil) {
        emit(entry.getKey(), entry.getValue());
        held -= entry.getValue().sums.size();
        entries.remove();
      }
    }
  }

  private void emit(Target target, Fold fold) {
    output.collect(record.replace(fold.partial(target), target.start()));
  }
}
