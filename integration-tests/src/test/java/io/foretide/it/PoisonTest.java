package io.foretide.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.flink.deadletters.DeadLetter.Reason;
import io.foretide.flink.kafka.TelemetryDecoder;
import io.foretide.flink.topics.AvroCodec;
import io.foretide.flink.topics.DeadLettersTopic;
import io.foretide.flink.topics.SeriesWindowsTopic;
import io.foretide.flink.topics.TelemetryTopic;
import io.foretide.model.series.TelemetryReading;
import io.foretide.schemas.DeadLetter;
import io.foretide.soak.WindowOracle;
import io.foretide.suite.ForetideJob;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.core.execution.JobClient;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
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
  private static final int PARTITIONS = 2;
  private static final int MINUTES = 10;
  private static final byte[] KEY = {(byte) 0xC3, 0x28, 0, -1};

  @TempDir private static Path folder;
  private static TestBroker broker;
  private static final WindowOracle oracle = new WindowOracle(RequestLog.MINUTE);
  private static final Map<String, Poison> injected = new HashMap<>();

  @BeforeAll
  static void mixPoisonIntoGoodReadings() throws Exception {
    broker = TestBroker.start(folder.resolve("kafka"));
    broker.createTopics(PREFIX, PARTITIONS);
    RequestLog log = new RequestLog(SEED);
    List<TelemetryReading> first = log.minutes(0, MINUTES);
    List<TelemetryReading> second = log.minutes(MINUTES, MINUTES + 2);
    oracle.add(first);
    oracle.add(second);
    write(first, Poison.ofEveryKind(RequestLog.START.plusSeconds(90), SEED));
    TestFlink flink = new TestFlink(folder);
    JobClient job =
        flink.start(
            ForetideJob.JOB,
            0,
            environment ->
                ForetideJob.wire(environment, broker.arguments(PREFIX).toArray(String[]::new)));
    // Late is what comes after its window was closed: the first minute must have been written.
    awaitAllDeadLetters();
    broker.await(PREFIX, SeriesWindowsTopic.TOPIC, windows -> !windows.isEmpty());
    write(second, List.of(Poison.tenYearsBehind(RequestLog.START)));
    awaitAllDeadLetters();
    flink.drain(job);
  }

  @AfterAll
  static void stopTheBroker() {
    broker.close();
  }

  @Test
  void deadLettersAreWhatWasInjectedAndNothingElse() throws Exception {
    List<DeadLetter> letters = letters();
    Set<String> places = new HashSet<>();
    letters.forEach(letter -> places.add(letter.getPartition() + "@" + letter.getOffset()));
    assertThat(letters).hasSize(injected.size());
    assertThat(places).isEqualTo(injected.keySet());
  }

  @Test
  void aDeadLetterSaysWhatIsWrongWhereItWasAndHoldsTheOriginalBytes() throws Exception {
    for (DeadLetter letter : letters()) {
      Poison poison = injected.get(letter.getPartition() + "@" + letter.getOffset());
      assertThat(Reason.valueOf(letter.getReason().name()))
          .as("%s: %s", poison, letter.getDetail())
          .isIn(poison.expected());
      assertThat(letter.getDetail()).as("%s", poison).isNotBlank();
      assertThat(letter.getTopic()).isEqualTo(PREFIX + TelemetryTopic.TOPIC.name());
      assertThat(letter.getOriginalKey()).isEqualTo(ByteBuffer.wrap(KEY));
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

  private static List<DeadLetter> letters() throws Exception {
    AvroCodec<DeadLetter> codec = DeadLettersTopic.TOPIC.codec();
    List<DeadLetter> letters = new ArrayList<>();
    for (var record : broker.records(PREFIX, DeadLettersTopic.TOPIC)) {
      letters.add(codec.decode(record.value()));
    }
    return letters;
  }

  private static void awaitAllDeadLetters() throws Exception {
    broker.await(PREFIX, DeadLettersTopic.TOPIC, letters -> letters.size() >= injected.size());
  }

  /**
   * Writes good readings with the poison spread evenly among them, over all partitions, and a last
   * one at the end of each: when it is dead-lettered, all before it was read.
   */
  private static void write(List<TelemetryReading> good, List<Poison> poison) throws Exception {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    Map<Integer, Poison> poisonAt = new HashMap<>();
    int next = 0;
    for (int i = 0; i < good.size(); i++) {
      records.add(TestBroker.telemetry(PREFIX, good.get(i)));
      while (next < poison.size() && (long) next * good.size() <= (long) i * poison.size()) {
        poisonAt.put(records.size(), poison.get(next));
        records.add(poison(next % PARTITIONS, good.get(i), poison.get(next)));
        next++;
      }
    }
    for (int partition = 0; partition < PARTITIONS; partition++) {
      poisonAt.put(records.size(), Poison.last());
      records.add(poison(partition, good.get(good.size() - 1), Poison.last()));
    }
    List<RecordMetadata> places = broker.produce(records);
    poisonAt.forEach(
        (index, what) -> {
          RecordMetadata place = places.get(index);
          injected.put(place.partition() + "@" + place.offset(), what);
        });
  }

  private static ProducerRecord<byte[], byte[]> poison(
      int partition, TelemetryReading before, Poison what) {
    return new ProducerRecord<>(
        PREFIX + TelemetryTopic.TOPIC.name(),
        partition,
        before.eventTimeMillis(),
        KEY,
        what.value());
  }
}
