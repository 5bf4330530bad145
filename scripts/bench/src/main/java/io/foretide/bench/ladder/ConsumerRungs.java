package io.foretide.bench.ladder;

import io.foretide.schemas.Telemetry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Rungs without an engine: a consumer for each thread. */
final class ConsumerRungs {
  private static final Duration POLL = Duration.ofMillis(100);

  private ConsumerRungs() {}

  static void poll(RungInput input) throws Exception {
    readAll(input, () -> value -> {});
  }

  static void decode(RungInput input) throws Exception {
    readAll(
        input,
        () -> {
          BinaryMessageDecoder<Telemetry> decoder = PlainAvro.decoder();
          return value -> decoder.decode(value, null);
        });
  }

  @FunctionalInterface
  private interface Look {
    void at(byte[] value) throws Exception;
  }

  private static void readAll(RungInput input, Callable<Look> look) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(RungInput.PARALLELISM);
    try {
      List<Future<Long>> parts = new ArrayList<>();
      for (int part = 0; part < RungInput.PARALLELISM; part++) {
        int of = part;
        parts.add(threads.submit(() -> readPart(input, of, look.call())));
      }
      long read = 0;
      for (Future<Long> part : parts) {
        read += part.get();
      }
      input.requireAll(read);
    } finally {
      threads.shutdown();
    }
  }

  private static long readPart(RungInput input, int part, Look look) throws Exception {
    try (var consumer =
        new KafkaConsumer<>(
            input.consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> mine =
          consumer.partitionsFor(input.telemetry()).stream()
              .filter(info -> info.partition() % RungInput.PARALLELISM == part)
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(mine);
      consumer.seekToBeginning(mine);
      long left = consumer.endOffsets(mine).values().stream().mapToLong(Long::longValue).sum();
      long read = 0;
      while (read < left) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          look.at(record.value());
          read++;
        }
      }
      return read;
    }
  }
}
