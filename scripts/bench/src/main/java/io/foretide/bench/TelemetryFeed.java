package io.foretide.bench;

import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Fills topics with traffic. */
public final class TelemetryFeed {
  private TelemetryFeed() {}

  /** Writes all records and waits until the broker has them. */
  public static void fill(Traffic traffic, String bootstrapServers, String topic) {
    Properties properties = new Properties();
    properties.setProperty("bootstrap.servers", bootstrapServers);
    properties.setProperty("linger.ms", "50");
    properties.setProperty("batch.size", "262144");
    properties.setProperty("compression.type", "lz4");
    AtomicReference<Exception> failure = new AtomicReference<>();
    try (var producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      traffic.forEachRecord(
          topic,
          record -> {
            var unused = producer.send(record, (written, e) -> failure.compareAndSet(null, e));
          });
      producer.flush();
    }
    if (failure.get() != null) {
      throw new IllegalStateException(
          "the broker refused telemetry: " + failure.get().getMessage(), failure.get());
    }
  }
}
