package io.foretide.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.flink.deadletters.DeadLetter.Reason;
import io.foretide.flink.kafka.TelemetryDecoder;
import io.foretide.flink.topics.SeriesWindowsTopic;
import io.foretide.flink.topics.TelemetryTopic;
import io.foretide.model.series.TelemetryReading;
import io.foretide.schemas.DeadLetter;
import io.foretide.soak.WindowOracle;
import io.foretide.suite.ForetideJob;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.core.execution.JobClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Garbage of every kind between good readings: all of it is dead-lettered, nothing else is, and the
 * job, which may not restart, runs to its end.
 */
class PoisonTest {
  private static final String PREFIX = "poison.";
  private static final long SEED = 5;
  private static final List<Integer> PARTITIONS = List.of(0, 1);
  private static final int MINUTES = 10;

  @TempDir private static Path folder;
  private static TestBroker broker;
  private static final WindowOracle oracle = new WindowOracle(RequestLog.MINUTE);
  private static PoisonedTelemetry telemetry;

  @BeforeAll
  static void mixPoisonIntoGoodReadings() throws Exception {
    broker = TestBroker.start(folder.resolve("kafka"));
    broker.createTopics(PREFIX, PARTITIONS.size());
    telemetry = new PoisonedTelemetry(broker, PREFIX);
    RequestLog log = new RequestLog(SEED);
    List<TelemetryReading> first = log.minutes(0, MINUTES);
    List<TelemetryReading> second = log.minutes(MINUTES, MINUTES + 2);
    oracle.add(first);
    oracle.add(second);
    telemetry.write(
        telemetry.records(first),
        Poison.ofEveryKind(RequestLog.START.plusSeconds(90), SEED),
        PARTITIONS);
    TestFlink flink = new TestFlink(folder);
    JobClient job =
        flink.start(
            ForetideJob.JOB,
            0,
            environment ->
                ForetideJob.wire(environment, broker.arguments(PREFIX).toArray(String[]::new)));
    // Late is what comes after its window was closed: the first minute must have been written.
    telemetry.awaitAllDeadLetters();
    broker.await(PREFIX, SeriesWindowsTopic.TOPIC, windows -> !windows.isEmpty());
    telemetry.write(
        telemetry.records(second), List.of(Poison.tenYearsBehind(RequestLog.START)), PARTITIONS);
    telemetry.awaitAllDeadLetters();
    flink.drain(job);
  }

  @AfterAll
  static void stopTheBroker() {
    broker.close();
  }

  @Test
  void deadLettersAreWhatWasInjectedAndNothingElse() throws Exception {
    telemetry.requireNoOtherDeadLetters();
  }

  @Test
  void aDeadLetterSaysWhatIsWrongWhereItWasAndHoldsTheOriginalBytes() throws Exception {
    for (DeadLetter letter : telemetry.deadLetters()) {
      Poison poison = telemetry.behind(letter);
      assertThat(Reason.valueOf(letter.getReason().name()))
          .as("%s: %s", poison, letter.getDetail())
          .isIn(poison.expected());
      assertThat(letter.getDetail()).as("%s", poison).isNotBlank();
      assertThat(letter.getTopic()).isEqualTo(PREFIX + TelemetryTopic.TOPIC.name());
      assertThat(letter.getOriginalKey()).isEqualTo(ByteBuffer.wrap(PoisonedTelemetry.KEY));
      assertThat(letter.getOriginalValue()).as("%s", poison).isEqualTo(kept(poison));
      assertThat(letter.getOriginalSize())
          .isEqualTo(poison.value() == null ? 0 : poison.value().length);
    }
  }

  @Test
  void theWindowsOfGoodReadingsAreUntouched() throws Exception {
    assertThat(oracle.compare(broker.read(PREFIX, SeriesWindowsTopic.TOPIC)).examples()).isEmpty();
  }

  private static ByteBuffer kept(Poison poison) {
    return poison.value() == null
        ? null
        : ByteBuffer.wrap(
            Arrays.copyOf(
                poison.value(), Math.min(poison.value().length, TelemetryDecoder.LONGEST_RECORD)));
  }
}
