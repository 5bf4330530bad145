package io.foretide.soak;

import io.foretide.flink.topics.AvroCodec;
import io.foretide.flink.topics.TelemetryTopic;
import io.foretide.model.series.TelemetryReading;
import io.foretide.schemas.Telemetry;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes the traffic of a soak at a steady pace, in a thread of its own. Every reading is in the
 * broker's log exactly once and in its order: the producer is idempotent and waits for a broker
 * that is away.
 */
final class Feeder implements AutoCloseable {
  private static final String PATIENCE_MILLIS = "600000";

  private final SoakTraffic traffic;
  private final String topic;
  private final double windowsPerSecond;
  private final KafkaProducer<byte[], byte[]> producer;
  private final AvroCodec<Telemetry> codec = TelemetryTopic.TOPIC.codec();
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private final Thread thread = new Thread(this::feed, "soak-feeder");
  private volatile boolean ending;
  private final AtomicInteger windows = new AtomicInteger();
  private final AtomicLong records = new AtomicLong();

  Feeder(SoakTraffic traffic, SoakPlan plan, String brokers) {
    this.traffic = traffic;
    this.topic = plan.prefix() + TelemetryTopic.TOPIC.name();
    this.windowsPerSecond = plan.windowsPerSecond();
    Properties properties = new Properties();
    properties.setProperty("bootstrap.servers", brokers);
    properties.setProperty("acks", "all");
    properties.setProperty("enable.idempotence", "true");
    properties.setProperty("linger.ms", "5");
    properties.setProperty("compression.type", "lz4");
    properties.setProperty("max.block.ms", PATIENCE_MILLIS);
    properties.setProperty("delivery.timeout.ms", PATIENCE_MILLIS);
    this.producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  void start() {
    thread.start();
  }

  /** How many windows have been written. */
  int windows() {
    return windows.get();
  }

  /** How many readings have been written. */
  long records() {
    return records.get();
  }

  private void feed() {
    long begin = System.nanoTime();
    try {
      while (!ending) {
        write(windows.get());
        long due = begin + (long) (windows.incrementAndGet() / windowsPerSecond * 1e9);
        long wait = (due - System.nanoTime()) / 1_000_000;
        if (wait > 0) {
          Thread.sleep(wait);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      failure.compareAndSet(null, e);
    }
  }

  private void write(int window) {
    for (TelemetryReading reading : traffic.window(window)) {
      var unused =
          producer.send(
              new ProducerRecord<>(
                  topic,
                  null,
                  reading.eventTimeMillis(),
                  TelemetryTopic.TOPIC.keyOf(reading),
                  codec.encode(TelemetryTopic.TOPIC.toAvro().apply(reading))),
              (written, e) -> failure.compareAndSet(null, e));
      records.incrementAndGet();
    }
  }

  /**
   * Ends the traffic and waits until the broker has all of it.
   *
   * @return how many windows there are
   */
  int end() throws InterruptedException {
    ending = true;
    thread.join();
    producer.flush();
    if (failure.get() != null) {
      throw new IllegalStateException("the broker did not take all of the traffic", failure.get());
    }
    return windows.get();
  }

  @Override
  public void close() {
    ending = true;
    producer.close();
  }
}
