package io.foretide.windows;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class NeverIdleTest {
  @Test
  void passesOnEverythingButIdleness() throws Exception {
    var harness = new OneInputStreamOperatorTestHarness<>(new NeverIdle<String>());
    harness.open();

    harness.processElement("before", 1);
    harness.processWatermark(1);
    harness.processWatermarkStatus(WatermarkStatus.IDLE);
    harness.processWatermarkStatus(WatermarkStatus.ACTIVE);
    harness.processElement("after", 2);
    harness.processWatermark(2);

    assertThat(harness.getOutput())
        .containsExactly(
            new StreamRecord<>("before", 1),
            new Watermark(1),
            new StreamRecord<>("after", 2),
            new Watermark(2));
    harness.close();
  }
}
