package io.foretide.bench.ladder;

import io.foretide.schemas.RequestEvent;
import io.foretide.schemas.Telemetry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.specific.SpecificData;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.TimeWindows;

/**
 * What a user without Flink would pick: a windowed aggregate of Kafka Streams, exactly once. The
 * topic's key is already the series, so that nothing is shuffled, and the results stay in the
 * store.
 */
final class StreamsRung {
  private static final Duration LOOK = Duration.ofMillis(50);

  private StreamsRung() {}

  /** What a window adds up to: count, failures, sum and maximum of the duration. */
  private record Sums(long count, long failed, long sumMicros, long maxMicros) {
    Sums plus(Telemetry telemetry) {
      RequestEvent request = (RequestEvent) telemetry.getReading();
      return new Sums(
          count + 1,
          failed + (request.getFailed() ? 1 : 0),
          sumMicros + request.getDurationMicros(),
          Math.max(maxMicros, request.getDurationMicros()));
    }

    static Serde<Sums> serde() {
      return Serdes.serdeFrom(
          (topic, sums) ->
              sums == null
                  ? null
                  : ByteBuffer.allocate(32)
                      .putLong(sums.count)
                      .putLong(sums.failed)
                      .putLong(sums.sumMicros)
                      .putLong(sums.maxMicros)
                      .array(),
          (topic, bytes) -> {
            if (bytes == null) {
              return null;
            }
            ByteBuffer in = ByteBuffer.wrap(bytes);
            return new Sums(in.getLong(), in.getLong(), in.getLong(), in.getLong());
          });
    }
  }

  static void run(RungInput input) throws Exception {
    String application = "bench-" + UUID.randomUUID();
    StreamsBuilder builder = new StreamsBuilder();
    builder.stream(
            input.telemetry(), Consumed.with(Serdes.ByteArray(), Serdes.serdeFrom(neverWritten(), decoder())))
        .groupByKey()
        .windowedBy(TimeWindows.ofSizeAndGrace(Duration.ofMinutes(1), Duration.ofSeconds(15)))
        .aggregate(
            () -> new Sums(0, 0, 0, 0),
            (key, telemetry, sums) -> sums.plus(telemetry),
            Materialized.with(Serdes.ByteArray(), Sums.serde()));
    try (KafkaStreams streams = new KafkaStreams(builder.build(), properties(input, application))) {
      CountDownLatch failed = new CountDownLatch(1);
      streams.setUncaughtExceptionHandler(
          failure -> {
            failed.countDown();
            return org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler
                .StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
          });
      streams.start();
      awaitCommitted(input, application, failed);
    }
  }

  private static Serializer<Telemetry> neverWritten() {
    return (topic, telemetry) -> {
      throw new UnsupportedOperationException("telemetry is only read");
    };
  }

  private static Deserializer<Telemetry> decoder() {
    BinaryMessageDecoder<Telemetry> decoder =
        new BinaryMessageDecoder<>(
            SpecificData.getForClass(Telemetry.class), Telemetry.getClassSchema());
    return (topic, bytes) -> {
      try {
        return decoder.decode(bytes, null);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  private static Properties properties(RungInput input, String application) {
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, input.bootstrapServers());
    properties.put(StreamsConfig.STATE_DIR_CONFIG, input.folder().toString());
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, input.parallelism());
    properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, 1);
    properties.put("auto.offset.reset", "earliest");
    return properties;
  }

  private static void awaitCommitted(RungInput input, String application, CountDownLatch failed)
      throws Exception {
    Properties client = new Properties();
    client.setProperty("bootstrap.servers", input.bootstrapServers());
    try (Admin admin = Admin.create(client)) {
      long committed = 0;
      while (committed < input.records()) {
        if (failed.await(LOOK.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS)) {
          throw new IllegalStateException("Kafka Streams failed");
        }
        Map<TopicPartition, OffsetAndMetadata> offsets =
            admin.listConsumerGroupOffsets(application).partitionsToOffsetAndMetadata().get();
        committed =
            offsets.values().stream()
                .mapToLong(offset -> offset == null ? 0 : offset.offset())
                .sum();
      }
    }
  }
}
