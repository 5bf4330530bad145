package io.foretide.cli.broker;

import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes many records to a broker. */
public final class RecordWriter {
  private RecordWriter() {}

  /**
   * Writes records and waits until the broker has them; none any more once it has refused one.
   *
   * @param client properties that lead to the broker
   * @param records hands out the records, to what it is given
   * @throws IllegalStateException when the broker refused one
   */
  public static void write(
      Properties client, Consumer<Consumer<ProducerRecord<byte[], byte[]>>> records) {
    Properties properties = new Properties();
    properties.putAll(client);
    properties.setProperty("linger.ms", "5");
    properties.setProperty("batch.size", "262144");
    properties.setProperty("compression.type", "lz4");
    AtomicReference<Exception> failure = new AtomicReference<>();
    try (var producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      records.accept(
          record -> {
            requireNone(failure);
            var unused = producer.send(record, (written, e) -> failure.compareAndSet(null, e));
          });
      producer.flush();
    }
    requireNone(failure);
  }

  private static void requireNone(AtomicReference<Exception> failure) {
    if (failure.get() != null) {
      throw new IllegalStateException(
          "the broker refused records: " + failure.get().getMessage(), failure.get());
    }
  }
}
