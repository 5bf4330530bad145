package io.foretide.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.flink.topics.DeadLettersTopic;
import io.foretide.flink.topics.SeriesWindowsTopic;
import io.foretide.flink.topics.TelemetryTopic;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.TelemetryReading;
import io.foretide.schemas.DeadLetter;
import io.foretide.soak.Differences;
import io.foretide.soak.WindowOracle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * The topic telemetry of an installation, with poison among its records: where each poison stands,
 * which is where the dead letters must come from.
 */
final class PoisonedTelemetry {
  static final byte[] KEY = {(byte) 0xC3, 0x28, 0, -1};

  private final TestBroker broker;
  private final String prefix;
  private final Map<String, Poison> injected = new HashMap<>();

  PoisonedTelemetry(TestBroker broker, String prefix) {
    this.broker = broker;
    this.prefix = prefix;
  }

  /** Name of the topic. */
  String topic() {
    return prefix + TelemetryTopic.TOPIC.name();
  }

  /** The poison at the place that a dead letter came from; null when there is none. */
  Poison behind(DeadLetter letter) {
    return injected.get(place(letter));
  }

  /** The dead letters, each partition of their topic in its order. */
  List<DeadLetter> deadLetters() throws Exception {
    var codec = DeadLettersTopic.TOPIC.codec();
    List<DeadLetter> letters = new ArrayList<>();
    for (var record : broker.records(prefix, DeadLettersTopic.TOPIC)) {
      letters.add(codec.decode(record.value()));
    }
    return letters;
  }

  /** Waits until all poison is dead-lettered. */
  void awaitAllDeadLetters() {
    broker.await(prefix, DeadLettersTopic.TOPIC, letters -> letters.size() >= injected.size());
  }

  /** Waits for the first windows that are written, whichever they are. */
  void awaitFirstWindows() {
    broker.await(prefix, SeriesWindowsTopic.TOPIC, windows -> !windows.isEmpty());
  }

  /**
   * Waits until as many windows are written as must be, and compares them.
   *
   * @param oracle what must be
   * @param judged which windows the oracle speaks of
   * @return the windows that are judged
   */
  List<SeriesWindow> requireWindows(WindowOracle oracle, Predicate<SeriesWindow> judged)
      throws Exception {
    int expected = oracle.compare(List.of()).expected();
    assertThat(expected).isPositive();
    List<SeriesWindow> windows = broker.await(prefix, SeriesWindowsTopic.TOPIC, judged, expected);
    assertThat(oracle.compare(windows)).matches(Differences::none, "as expected");
    return windows;
  }

  /** All poison is dead-lettered, once each, and nothing else is. */
  void requireNoOtherDeadLetters() throws Exception {
    assertThat(deadLetters())
        .extracting(PoisonedTelemetry::place)
        .containsExactlyInAnyOrderElementsOf(injected.keySet());
  }

  private static String place(DeadLetter letter) {
    return letter.getPartition() + "@" + letter.getOffset();
  }

  /** The records of readings, keyed and timed as services do. */
  List<ProducerRecord<byte[], byte[]>> records(List<TelemetryReading> readings) {
    return readings.stream().map(reading -> TestBroker.telemetry(prefix, reading)).toList();
  }

  /**
   * The record of a reading.
   *
   * @param partition where to; null to leave it to the key
   * @param timestamp what the broker is told
   */
  ProducerRecord<byte[], byte[]> record(
      TelemetryReading reading, Integer partition, long timestamp) {
    ProducerRecord<byte[], byte[]> usual = TestBroker.telemetry(prefix, reading);
    return new ProducerRecord<>(topic(), partition, timestamp, usual.key(), usual.value());
  }

  /**
   * Writes good records with the poison spread evenly among them, over some partitions, and a last
   * one at the end of each: when it is dead-lettered, all before it was read.
   */
  void write(
      List<ProducerRecord<byte[], byte[]>> good, List<Poison> poison, List<Integer> partitions)
      throws Exception {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    Map<Integer, Poison> poisonAt = new HashMap<>();
    int next = 0;
    for (int i = 0; i < good.size(); i++) {
      records.add(good.get(i));
      while (next < poison.size() && (long) next * good.size() <= (long) i * poison.size()) {
        poisonAt.put(records.size(), poison.get(next));
        int partition = partitions.get(next % partitions.size());
        records.add(record(partition, good.get(i).timestamp(), poison.get(next)));
        next++;
      }
    }
    for (int partition : partitions) {
      poisonAt.put(records.size(), Poison.last());
      records.add(record(partition, good.get(good.size() - 1).timestamp(), Poison.last()));
    }
    note(broker.produce(records), poisonAt);
  }

  /**
   * Writes nothing but poison to a partition, each record with its value as its key, too.
   *
   * @param producer further properties of the producer
   */
  void write(List<Poison> poison, int partition, long timestamp, Map<String, String> producer)
      throws Exception {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    Map<Integer, Poison> poisonAt = new HashMap<>();
    for (Poison one : poison) {
      poisonAt.put(records.size(), one);
      records.add(new ProducerRecord<>(topic(), partition, timestamp, one.value(), one.value()));
    }
    note(broker.produce(records, producer), poisonAt);
  }

  private void note(List<RecordMetadata> places, Map<Integer, Poison> poisonAt) {
    poisonAt.forEach(
        (index, what) -> {
          RecordMetadata place = places.get(index);
          injected.put(place.partition() + "@" + place.offset(), what);
        });
  }

  private ProducerRecord<byte[], byte[]> record(int partition, long timestamp, Poison what) {
    return new ProducerRecord<>(topic(), partition, timestamp, KEY, what.value());
  }
}
