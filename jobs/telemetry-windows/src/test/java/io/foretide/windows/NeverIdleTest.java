package io.foretide.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.event.WatermarkEvent;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.io.PushingAsyncDataInput.DataOutput;
import org.apache.flink.streaming.runtime.streamrecord.LatencyMarker;
import org.apache.flink.streaming.runtime.streamrecord.RecordAttributes;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.StatusWatermarkValve;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two subtasks that see the same time, before an operator that reads both. */
class NeverIdleTest {
  private static final StreamRecord<String> WINDOW = new StreamRecord<>("window", 9);

  private final List<OneInputStreamOperatorTestHarness<String, String>> subtasks =
      new ArrayList<>();
  private final StatusWatermarkValve valve = new StatusWatermarkValve(2);
  private final Arrivals arrivals = new Arrivals();

  @BeforeEach
  void open() throws Exception {
    for (int subtask = 0; subtask < 2; subtask++) {
      subtasks.add(new OneInputStreamOperatorTestHarness<>(new NeverIdle<>()));
      subtasks.get(subtask).open();
    }
  }

  @AfterEach
  void close() throws Exception {
    for (var subtask : subtasks) {
      subtask.close();
    }
  }

  @Test
  void timeWaitsForAllThatWakeUp() throws Exception {
    for (int subtask = 0; subtask < 2; subtask++) {
      watermark(subtask, 5);
      status(subtask, WatermarkStatus.IDLE);
    }
    assertThat(arrivals.all).containsExactly(new Watermark(5));

    status(1, WatermarkStatus.ACTIVE);
    watermark(1, 10);
    assertThat(arrivals.all).as("the other's window is still to come").hasSize(1);

    status(0, WatermarkStatus.ACTIVE);
    subtasks.get(0).processElement(WINDOW);
    watermark(0, 10);
    assertThat(arrivals.all).containsExactly(new Watermark(5), WINDOW, new Watermark(10));
  }

  private void watermark(int subtask, long millis) throws Exception {
    subtasks.get(subtask).processWatermark(millis);
    deliver(subtask);
  }

  private void status(int subtask, WatermarkStatus status) throws Exception {
    subtasks.get(subtask).processWatermarkStatus(status);
    deliver(subtask);
  }

  private void deliver(int subtask) throws Exception {
    for (Object sent; (sent = subtasks.get(subtask).getOutput().poll()) != null; ) {
      if (sent instanceof Watermark watermark) {
        valve.inputWatermark(watermark, subtask, arrivals);
      } else if (sent instanceof WatermarkStatus status) {
        valve.inputWatermarkStatus(status, subtask, arrivals);
      } else {
        arrivals.all.add(sent);
      }
    }
  }

  /** What reaches the operator behind both. */
  private static final class Arrivals implements DataOutput<String> {
    private final List<Object> all = new ArrayList<>();

    @Override
    public void emitRecord(StreamRecord<String> record) {
      all.add(record);
    }

    @Override
    public void emitWatermark(Watermark watermark) {
      all.add(watermark);
    }

    @Override
    public void emitWatermarkStatus(WatermarkStatus status) {
      // Moves no time.
    }

    @Override
    public void emitLatencyMarker(LatencyMarker marker) {
      all.add(marker);
    }

    @Override
    public void emitRecordAttributes(RecordAttributes attributes) {
      all.add(attributes);
    }

    @Override
    public void emitWatermark(WatermarkEvent watermark) {
      all.add(watermark);
    }
  }
}
