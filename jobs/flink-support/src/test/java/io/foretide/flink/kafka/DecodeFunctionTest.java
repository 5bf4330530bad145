package io.foretide.flink.kafka;

import static io.foretide.flink.fixtures.TelemetryFixtures.MINUTE;
import static io.foretide.flink.fixtures.TelemetryFixtures.START;
import static io.foretide.flink.fixtures.TelemetryFixtures.record;
import static io.foretide.flink.fixtures.TelemetryFixtures.series;
import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.flink.deadletters.DeadLetter.Reason;
import io.foretide.flink.deadletters.DeadLetters;
import io.foretide.flink.deadletters.SourceRecord;
import io.foretide.flink.topics.SeriesWindowsTopic;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.SignalKind;
import java.nio.charset.StandardCharsets;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DecodeFunctionTest {
  private static final SeriesWindow WINDOW =
      new SeriesWindow(series("", "requests"), START, START + MINUTE, 12, 12, SignalKind.COUNT);

  private OneInputStreamOperatorTestHarness<SourceRecord, SeriesWindow> harness;

  @BeforeEach
  void open() throws Exception {
    harness =
        ProcessFunctionTestHarnesses.forProcessFunction(
            new DecodeFunction<>(
                SeriesWindowsTopic.TOPIC,
                "baseline",
                window -> window.value() == 13 ? "bad luck" : null));
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @Test
  void decodesAndPassesTombstonesOver() throws Exception {
    harness.processElement(record(START, null), START);
    harness.processElement(record(START, serialized(WINDOW).value()), START);

    assertThat(harness.extractOutputValues()).containsExactly(WINDOW);
    assertThat(harness.getSideOutput(DeadLetters.TAG)).isNull();
  }

  @Test
  void sendsGarbageToTheDeadLetters() throws Exception {
    harness.processElement(record(START, new byte[] {1, 2, 3}), START);

    assertThat(harness.extractOutputValues()).isEmpty();
    assertThat(harness.getSideOutput(DeadLetters.TAG))
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.getValue().reason()).isEqualTo(Reason.UNDECODABLE);
              assertThat(letter.getValue().job()).isEqualTo("baseline");
              assertThat(letter.getValue().source().coordinates()).isEqualTo("telemetry-3@41");
            });
  }

  @Test
  void sendsWhatTheJobCannotUseToTheDeadLetters() throws Exception {
    SeriesWindow unlucky = new SeriesWindow(WINDOW.key(), START, 0, 13, 0, SignalKind.COUNT);
    harness.processElement(record(START, serialized(unlucky).value()), START);

    assertThat(harness.extractOutputValues()).isEmpty();
    assertThat(harness.getSideOutput(DeadLetters.TAG))
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.getValue().reason()).isEqualTo(Reason.INVALID);
              assertThat(letter.getValue().detail()).isEqualTo("bad luck");
            });
  }

  @Test
  void writesKeyAndEventTimeByTheContract() {
    ProducerRecord<byte[], byte[]> written = serialized(WINDOW);

    assertThat(written.topic()).isEqualTo("blue.series-windows");
    assertThat(written.timestamp()).isEqualTo(START);
    assertThat(written.key()).asString(StandardCharsets.UTF_8).isEqualTo(WINDOW.key().id());
  }

  @Test
  void writesNoTimestampBeforeTheEpoch() {
    SeriesWindow before = new SeriesWindow(WINDOW.key(), -60_000, 0, 1, 1, SignalKind.COUNT);

    assertThat(serialized(before).timestamp()).isZero();
  }

  private static ProducerRecord<byte[], byte[]> serialized(SeriesWindow window) {
    TopicSerializer<SeriesWindow, ?> serializer =
        new TopicSerializer<>(SeriesWindowsTopic.TOPIC, "blue.series-windows");
    serializer.open(null, null);
    return serializer.serialize(window, null, null);
  }
}
