package io.foretide.flink.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.foretide.flink.topics.AvroCodec;
import io.foretide.flink.topics.AvroCodec.UndecodableException;
import io.foretide.flink.topics.Topic;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads one topic from its beginning, committed records only, without a consumer group. Not safe
 * for use by several threads at once, but for {@link #wakeUp}.
 *
 * @param <T> what the topic carries
 * @param <A> its Avro class
 */
public final class TopicReader<T, A extends SpecificRecordBase> implements AutoCloseable {
  private static final Duration AT_ONCE = Duration.ofMillis(200);

  private final Topic<T, A> topic;
  private final AvroCodec<A> codec;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Consumer<String> unreadable;
  private final String name;
  private final List<TopicPartition> partitions;

  /**
   * A reader at the beginning of the topic.
   *
   * @param client properties of the client
   * @param name name of the topic at the broker
   * @param unreadable told where a record that cannot be decoded, or is invalid, stands and what is
   *     wrong with it
   * @throws IllegalArgumentException when the broker has no such topic
   */
  public TopicReader(
      Topic<T, A> topic, Properties client, String name, Consumer<String> unreadable) {
    this.topic = topic;
    this.name = name;
    this.codec = topic.codec();
    this.unreadable = unreadable;
    Properties properties = new Properties();
    properties.putAll(client);
    properties.setProperty("isolation.level", "read_committed");
    // When retention overtakes the reader it goes on with the oldest record that is left.
    properties.setProperty("auto.offset.reset", "earliest");
    properties.setProperty("allow.auto.create.topics", "false");
    this.consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    try {
      this.partitions = partitions();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
    } catch (RuntimeException e) {
      consumer.close();
      throw e;
    }
  }

  private List<TopicPartition> partitions() {
    List<PartitionInfo> found = consumer.partitionsFor(name);
    if (found.isEmpty()) {
      throw new IllegalArgumentException("the broker has no topic '" + name + "'");
    }
    return found.stream()
        .map(partition -> new TopicPartition(name, partition.partition()))
        .toList();
  }

  /**
   * Hands out what has come, waiting for it at most {@code patience}.
   *
   * @return number of records
   */
  public int poll(Duration patience, Consumer<T> out) {
    int count = 0;
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(patience)) {
      if (record.value() != null) {
        read(record).ifPresent(out);
        count++;
      }
    }
    return count;
  }

  private Optional<T> read(ConsumerRecord<byte[], byte[]> record) {
    try {
      return Optional.of(topic.fromAvro().apply(codec.decode(record.value())));
    } catch (UndecodableException | IllegalArgumentException e) {
      unreadable.accept(
          "%s-%d@%d: %s"
              .formatted(record.topic(), record.partition(), record.offset(), e.getMessage()));
      return Optional.empty();
    }
  }

  /** Hands out everything up to what the topic holds now. */
  public void readToEnd(Consumer<T> out) {
    readToEnd(() -> poll(AT_ONCE, out));
  }

  /**
   * As above with keys that are texts; null in place of what was withdrawn.
   *
   * @param out takes the key, and what stands by it
   */
  public void readKeysToEnd(BiConsumer<String, T> out) {
    readToEnd(
        () -> {
          for (ConsumerRecord<byte[], byte[]> record : consumer.poll(AT_ONCE)) {
            String key = record.key() == null ? "" : new String(record.key(), UTF_8);
            if (record.value() == null) {
              out.accept(key, null);
            } else {
              read(record).ifPresent(value -> out.accept(key, value));
            }
          }
        });
  }

  private void readToEnd(Runnable poll) {
    readTo(consumer.endOffsets(partitions), poll);
  }

  /**
   * Hands out the records of one key whose event times lie in a stretch of time, without reading
   * what was dated before it, nor more than {@code slack} behind it.
   *
   * @param key key of the records, others are not even decoded
   * @param fromMillis earliest event time, milliseconds since the epoch
   * @param toMillis what an event time must be below, milliseconds since the epoch
   * @param slack how far the dates of a partition may run ahead of the event times that follow
   */
  public void readBetween(
      byte[] key, long fromMillis, long toMillis, Duration slack, Consumer<T> out) {
    Map<TopicPartition, Long> ends = offsets(toMillis + slack.toMillis());
    offsets(fromMillis).forEach(consumer::seek);
    readTo(
        ends,
        () -> {
          pauseThoseAt(ends);
          for (ConsumerRecord<byte[], byte[]> record : consumer.poll(AT_ONCE)) {
            TopicPartition partition = new TopicPartition(record.topic(), record.partition());
            boolean wanted =
                record.value() != null
                    && record.offset() < ends.get(partition)
                    && Arrays.equals(key, record.key());
            if (wanted) {
              read(record)
                  .filter(value -> fromMillis <= topic.timeMillis().apply(value))
                  .filter(value -> topic.timeMillis().apply(value) < toMillis)
                  .ifPresent(out);
            }
          }
        });
    consumer.resume(partitions);
  }

  private void pauseThoseAt(Map<TopicPartition, Long> ends) {
    consumer.pause(
        partitions.stream()
            .filter(partition -> consumer.position(partition) >= ends.get(partition))
            .toList());
  }

  /** Where each partition has its first record of that date or a later one; else its end. */
  private Map<TopicPartition, Long> offsets(long millis) {
    Map<TopicPartition, Long> offsets = new HashMap<>(consumer.endOffsets(partitions));
    Map<TopicPartition, Long> times = new HashMap<>();
    partitions.forEach(partition -> times.put(partition, Math.max(0, millis)));
    consumer
        .offsetsForTimes(times)
        .forEach(
            (partition, found) -> {
              if (found != null) {
                offsets.put(partition, found.offset());
              }
            });
    return offsets;
  }

  private void readTo(Map<TopicPartition, Long> ends, Runnable poll) {
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      poll.run();
    }
  }

  /**
   * Whether these are still all partitions of the topic, as far as is known: the broker is asked
   * every {@code metadata.max.age.ms}.
   */
  public boolean hasAllPartitions() {
    return consumer.partitionsFor(name).size() == partitions.size();
  }

  /** Ends a read or poll of another thread, or the next one, with a {@code WakeupException}. */
  public void wakeUp() {
    consumer.wakeup();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
