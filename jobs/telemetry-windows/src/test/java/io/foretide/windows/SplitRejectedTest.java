package io.foretide.windows;

import static io.foretide.flink.fixtures.TelemetryFixtures.START;
import static io.foretide.flink.fixtures.TelemetryFixtures.incoming;
import static io.foretide.flink.fixtures.TelemetryFixtures.record;
import static io.foretide.flink.fixtures.TelemetryFixtures.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.flink.deadletters.DeadLetters;
import io.foretide.flink.kafka.IncomingTelemetry;
import io.foretide.flink.kafka.TelemetryDecoder;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SplitRejectedTest {
  private OneInputStreamOperatorTestHarness<IncomingTelemetry, IncomingTelemetry> harness;

  @BeforeEach
  void open() throws Exception {
    harness = ProcessFunctionTestHarnesses.forProcessFunction(new SplitRejected());
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @Test
  void letsReadingsPass() throws Exception {
    IncomingTelemetry good = incoming(request(START, ""));
    harness.processElement(good, START);

    assertThat(harness.extractOutputValues())
        .singleElement()
        .usingRecursiveComparison()
        .isEqualTo(good);
    assertThat(harness.getSideOutput(DeadLetters.TAG)).isNull();
  }

  @Test
  void sendsRejectedTelemetryToTheDeadLetters() throws Exception {
    IncomingTelemetry poison =
        new TelemetryDecoder("telemetry-windows", 0).decode(record(START, new byte[] {1}));
    harness.processElement(poison, START);

    assertThat(harness.extractOutputValues()).isEmpty();
    assertThat(harness.getSideOutput(DeadLetters.TAG))
        .singleElement()
        .extracting(StreamRecord::getValue)
        .usingRecursiveComparison()
        .isEqualTo(poison.rejection());
  }
}
