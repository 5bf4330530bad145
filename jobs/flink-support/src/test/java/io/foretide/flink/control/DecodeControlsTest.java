package io.foretide.flink.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.flink.deadletters.DeadLetter;
import io.foretide.flink.deadletters.DeadLetter.Reason;
import io.foretide.flink.deadletters.DeadLetters;
import io.foretide.flink.deadletters.SourceRecord;
import io.foretide.flink.topics.ControlTopic;
import io.foretide.schemas.AlertPolicy;
import io.foretide.schemas.Calendar;
import io.foretide.schemas.Control;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DecodeControlsTest {
  private static final byte[] CALM = encoded(control());

  private OneInputStreamOperatorTestHarness<SourceRecord, ControlUpdate> harness;

  @BeforeEach
  void open() throws Exception {
    harness = ProcessFunctionTestHarnesses.forProcessFunction(new DecodeControls("job"));
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @Test
  void passesOnWhatIsValidAndWhatIsWithdrawn() throws Exception {
    harness.processElement(record("calm", CALM), 0);
    harness.processElement(record("calm", null), 0);

    assertThat(harness.extractOutputValues())
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactly(new ControlUpdate("calm", CALM), new ControlUpdate("calm", null));
    assertThat(letters()).isNull();
  }

  static Stream<Arguments> invalid() {
    Calendar idle = new Calendar(0L, 1L, "", "UTC", false, false, 1.0, 0, 0L);
    Calendar unknown = new Calendar(0L, 1L, "FREQ=NEVER", "UTC", true, false, 1.0, 0, 0L);
    Calendar endless =
        new Calendar(0L, Long.MAX_VALUE, "", "Europe/Berlin", true, false, 1.0, 0, 0L);
    return Stream.of(
        Arguments.of(
            "calm",
            with(c -> c.setInstruction(endless)),
            "endMillis is 9223372036854775807, allowed: 0 to 253402300799999"),
        Arguments.of("calm", with(c -> c.setVersion(0)), "version is 0, allowed: at least 1"),
        Arguments.of("calm", with(c -> c.setTenant("")), "tenant is empty"),
        Arguments.of("calm", with(c -> c.setInstruction(idle)), "calendar is without any action"),
        Arguments.of("calm", with(c -> c.setInstruction(unknown)), "recurrence is FREQ=NEVER"),
        Arguments.of(
            "calm",
            with(c -> ((AlertPolicy) c.getInstruction()).setFalseAlarmsPerMonth(-1.0)),
            "falseAlarmsPerMonth is -1.0, allowed: 0.001 to 100.0"),
        Arguments.of("loud", CALM, "the key is 'loud', expected 'calm'"));
  }

  @ParameterizedTest(name = "{2}")
  @MethodSource("invalid")
  void refusesWhatIsInvalidWithItsReason(String key, byte[] value, String reason) throws Exception {
    harness.processElement(record(key, value), 0);

    assertThat(harness.extractOutputValues()).isEmpty();
    assertThat(letters())
        .singleElement()
        .extracting(StreamRecord::getValue)
        .satisfies(
            letter -> {
              assertThat(letter.reason()).isEqualTo(Reason.INVALID);
              assertThat(letter.detail()).startsWith(reason);
              assertThat(letter.source().coordinates()).isEqualTo("control-0@7");
            });
  }

  @Test
  void refusesWhatIsNoAvro() throws Exception {
    harness.processElement(record("calm", new byte[] {1, 2, 3}), 0);

    assertThat(letters())
        .singleElement()
        .extracting(record -> record.getValue().reason())
        .isEqualTo(Reason.UNDECODABLE);
  }

  private Queue<StreamRecord<DeadLetter>> letters() {
    return harness.getSideOutput(DeadLetters.TAG);
  }

  private static SourceRecord record(String key, byte[] value) {
    int bytes = value == null ? 0 : value.length;
    return new SourceRecord("control", 0, 7, 0, key.getBytes(StandardCharsets.UTF_8), value, bytes);
  }

  private static Control control() {
    return Control.newBuilder()
        .setControlId("calm")
        .setVersion(1)
        .setInstruction(AlertPolicy.newBuilder().setFalseAlarmsPerMonth(0.1).build())
        .build();
  }

  private static byte[] with(Consumer<Control> change) {
    Control control = control();
    change.accept(control);
    return encoded(control);
  }

  private static byte[] encoded(Control control) {
    return ControlTopic.TOPIC.codec().encode(control);
  }
}
