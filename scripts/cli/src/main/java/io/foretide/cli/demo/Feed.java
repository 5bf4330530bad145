package io.foretide.cli.demo;

import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes a demo's input to the topic telemetry. */
final class Feed {
  private static final int REPORT_EVERY = 100_000;

  private Feed() {}

  /**
   * Writes all records and waits until the broker has them.
   *
   * @return how many there were
   */
  static long run(DemoInput input, Properties client, String topic, Progress progress) {
    Properties properties = new Properties();
    properties.putAll(client);
    properties.setProperty("linger.ms", "50");
    properties.setProperty("batch.size", "262144");
    properties.setProperty("compression.type", "lz4");
    AtomicReference<Exception> failure = new AtomicReference<>();
    long[] count = {0};
    try (var producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      input.forEachRecord(
          topic,
          record -> {
            var unused = producer.send(record, (written, e) -> failure.compareAndSet(null, e));
            if (++count[0] % REPORT_EVERY == 0) {
              progress.report((double) count[0] / input.expectedRecords(), "%,d records", count[0]);
            }
          });
      producer.flush();
    }
    if (failure.get() != null) {
      throw new IllegalStateException(
          "the broker refused telemetry: " + failure.get().getMessage(), failure.get());
    }
    progress.done("%,d records", count[0]);
    return count[0];
  }
}
