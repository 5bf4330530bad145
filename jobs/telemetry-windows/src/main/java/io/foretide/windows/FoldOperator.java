package io.foretide.windows;

import io.foretide.flink.kafka.IncomingTelemetry;
import io.foretide.model.series.ServiceKey;
import io.foretide.model.series.TelemetryReading;
import io.foretide.model.series.WindowAccumulator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * Folds readings into sums per (series, window) in memory, chained to the source: the shuffle and
 * the state behind it are then touched per window, not per reading.
 *
 * <p>Sums are handed on when their window closes, when there are too many, when this subtask falls
 * idle (from then on the others' windows close without it), and before every checkpoint's barrier,
 * so the operator holds no state across a checkpoint. A reading that is late for this subtask's
 * watermark is handed on by itself with its record: whether it is late is decided behind the
 * shuffle, where the watermark is that of all subtasks and ahead of this one only after it was
 * idle.
 */
final class FoldOperator extends AbstractStreamOperator<WindowPartial>
    implements OneInputStreamOperator<IncomingTelemetry, WindowPartial>, BoundedOneInput {
  private static final long serialVersionUID = 1L;

  private final TelemetryWindowsSettings settings;
  private transient Map<Target, WindowAccumulator> sums;
  private transient StreamRecord<WindowPartial> record;
  private transient long watermark;

  FoldOperator(TelemetryWindowsSettings settings) {
    this.settings = settings;
  }

  /** Where a reading adds up. */
  private record Target(ServiceKey service, long start, SumKey key) {}

  @Override
  public void open() throws Exception {
    super.open();
    sums = new HashMap<>();
    record = new StreamRecord<>(null);
    watermark = Long.MIN_VALUE;
  }

  @Override
  public void processElement(StreamRecord<IncomingTelemetry> element) {
    TelemetryReading reading = element.getValue().reading();
    long start = settings.startOf(reading.eventTimeMillis());
    Target target =
        new Target(
            reading.serviceKey(),
            start,
            new SumKey(reading.operation(), reading.signal(), reading.kind()));
    if (settings.closesAt(start) <= watermark) {
      WindowAccumulator alone = new WindowAccumulator(reading.kind());
      alone.add(reading);
      emit(target, alone, element.getValue());
      return;
    }
    sums.computeIfAbsent(target, t -> new WindowAccumulator(t.key().kind())).add(reading);
    if (sums.size() > settings.maxFolded()) {
      flush(Long.MAX_VALUE);
    }
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    watermark = mark.getTimestamp();
    flush(watermark);
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
    Iterator<Map.Entry<Target, WindowAccumulator>> entries = sums.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<Target, WindowAccumulator> entry = entries.next();
      if (settings.closesAt(entry.getKey().start()) <= closingUntil) {
        emit(entry.getKey(), entry.getValue(), null);
        entries.remove();
      }
    }
  }

  private void emit(Target target, WindowAccumulator sum, IncomingTelemetry single) {
    WindowPartial partial =
        new WindowPartial(
            target.service(),
            target.start(),
            target.key(),
            sum.encode(),
            single == null ? null : single.source(),
            single == null ? 0 : single.reading().eventTimeMillis());
    output.collect(record.replace(partial, target.start()));
  }
}
