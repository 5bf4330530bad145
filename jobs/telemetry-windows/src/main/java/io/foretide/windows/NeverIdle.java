package io.foretide.windows;

import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * Passes everything on but the idleness of its input.
 *
 * <p>To stand where each subtask sees the time of the whole input: they fall idle all together, so
 * their idleness tells nothing. But they wake up one after the other, and an operator behind them
 * would take the watermark of the first that is awake for that of all, ahead of what the others are
 * about to hand on. The same holds of two ways from one source to one operator: on the shorter one
 * the new time arrives first.
 */
final class NeverIdle<T> extends AbstractStreamOperator<T> implements OneInputStreamOperator<T, T> {
  private static final long serialVersionUID = 1L;

  @Override
  public void processElement(StreamRecord<T> element) {
    output.collect(element);
  }

  @Override
  public void processWatermarkStatus(WatermarkStatus status) {
    // Not passed on.
  }
}
