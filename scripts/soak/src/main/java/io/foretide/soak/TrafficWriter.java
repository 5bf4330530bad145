package io.foretide.soak;

import io.foretide.cli.cluster.LocalCluster;
import io.foretide.flink.topics.AvroCodec;
import io.foretide.flink.topics.TelemetryTopic;
import io.foretide.flink.topics.Topics;
import io.foretide.model.series.TelemetryReading;
import io.foretide.schemas.Telemetry;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes the traffic of a soak to topics of its own. Every reading is in the broker's log exactly
 * once and in its order: the producer is idempotent, waits for a broker that is away, and leaves it
 * to the broker to date records. (A broker that starts again does not remember a producer whose
 * last record is dated a day ago: it would take twice what that one sends twice.)
 */
public final class TrafficWriter implements AutoCloseable {
  /** How many partitions each topic has. */
  static final int PARTITIONS = 4;

  private static final String PATIENCE_MILLIS = "600000";

  private final SoakTraffic traffic;
  private final String topic;
  private final KafkaProducer<byte[], byte[]> producer;
  private final AvroCodec<Telemetry> codec = TelemetryTopic.TOPIC.codec();
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private final AtomicLong records = new AtomicLong();

  /**
   * Makes the topics.
   *
   * @param prefix before every name of a topic
   * @param seed of the traffic
   * @param services how many there are
   */
  public TrafficWriter(LocalCluster cluster, String prefix, long seed, int services)
      throws ExecutionException, InterruptedException {
    this.traffic = new SoakTraffic(seed, services);
    this.topic = prefix + TelemetryTopic.TOPIC.name();
    new Topics(cluster.brokerClient(), prefix)
        .create(PARTITIONS, Optional.of((short) 1), TimestampType.LOG_APPEND_TIME);
    Properties properties = cluster.brokerClient();
    properties.setProperty("acks", "all");
    properties.setProperty("enable.idempotence", "true");
    properties.setProperty("linger.ms", "5");
    properties.setProperty("compression.type", "lz4");
    properties.setProperty("max.block.ms", PATIENCE_MILLIS);
    properties.setProperty("delivery.timeout.ms", PATIENCE_MILLIS);
    this.producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** How many readings have been written. */
  long records() {
    return records.get();
  }

  /** Writes the readings of windows, from one to before another, and waits for the broker. */
  public void write(int from, int to) {
    for (int window = from; window < to; window++) {
      write(window);
    }
    flush();
  }

  void write(int window) {
    for (TelemetryReading reading : traffic.window(window)) {
      var unused =
          producer.send(
              new ProducerRecord<>(
                  topic,
                  partition(reading),
                  null,
                  TelemetryTopic.TOPIC.keyOf(reading),
                  codec.encode(TelemetryTopic.TOPIC.toAvro().apply(reading))),
              (written, e) -> failure.compareAndSet(null, e));
      records.incrementAndGet();
    }
  }

  /** Every partition has services: an empty one would hold the windows of all back. */
  private static int partition(TelemetryReading reading) {
    return Math.floorMod(reading.series().service().hashCode(), PARTITIONS);
  }

  /**
   * Waits until the broker has all of it.
   *
   * @throws IllegalStateException when it did not take a reading
   */
  void flush() {
    producer.flush();
    if (failure.get() != null) {
      throw new IllegalStateException("the broker did not take all of the traffic", failure.get());
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
