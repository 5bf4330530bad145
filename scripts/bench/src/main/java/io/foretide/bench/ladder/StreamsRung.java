package io.foretide.bench.ladder;

import io.foretide.schemas.RequestEvent;
import io.foretide.schemas.Telemetry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.kstream.TimeWindows;

/**
 * What a user without Flink would pick: a windowed aggregate of Kafka Streams, exactly once. Only
 * what the aggregate needs goes through the repartition topic, and the results stay in the store.
 */
final class StreamsRung {
  /** What the names of its own topics begin with. */
  static final String APPLICATION = "bench-streams-";

  /** What came through the repartition topic. */
  private static final LongAdder ARRIVED = new LongAdder();

  private static final Duration LOOK = Duration.ofMillis(10);
  private static final Duration COMMIT_INTERVAL = Duration.ofSeconds(1);

  private StreamsRung() {}

  /** What the windows need of a request. */
  private record Request(long micros, boolean failed) {
    static final Serde<Request> SERDE =
        serde(
            Long.BYTES + 1,
            (request, out) -> out.putLong(request.micros).put((byte) (request.failed ? 1 : 0)),
            in -> new Request(in.getLong(), in.get() == 1));

    static KeyValue<String, Request> of(Telemetry telemetry) {
      RequestEvent request = (RequestEvent) telemetry.getReading();
      String series =
          telemetry.getTenant() + '/' + telemetry.getService() + '/' + telemetry.getOperation();
      return KeyValue.pair(series, new Request(request.getDurationMicros(), request.getFailed()));
    }
  }

  /** What a window adds up to: count, failures, sum and maximum of the duration. */
  private record Sums(long count, long failed, long sumMicros, long maxMicros) {
    static final Serde<Sums> SERDE =
        serde(
            4 * Long.BYTES,
            (sums, out) ->
                out.putLong(sums.count)
                    .putLong(sums.failed)
                    .putLong(sums.sumMicros)
                    .putLong(sums.maxMicros),
            in -> new Sums(in.getLong(), in.getLong(), in.getLong(), in.getLong()));

    Sums plus(Request request) {
      return new Sums(
          count + 1,
          failed + (request.failed ? 1 : 0),
          sumMicros + request.micros,
          Math.max(maxMicros, request.micros));
    }
  }

  static RungProgress progress() {
    return ARRIVED::sum;
  }

  static void run(RungInput input) throws Exception {
    ARRIVED.reset();
    Properties properties = properties(input);
    // To close is to commit.
    try (KafkaStreams streams = new KafkaStreams(topology(input.telemetry()), properties)) {
      CompletableFuture<Throwable> failure = new CompletableFuture<>();
      streams.setUncaughtExceptionHandler(
          e -> {
            failure.complete(e);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
          });
      streams.start();
      while (ARRIVED.sum() < input.records()) {
        if (failure.isDone()) {
          throw new IllegalStateException("Kafka Streams failed", failure.get());
        }
        Thread.sleep(LOOK.toMillis());
      }
    }
    input.requireAll(ARRIVED.sum());
  }

  private static Topology topology(String topic) {
    StreamsBuilder builder = new StreamsBuilder();
    builder.stream(
            topic,
            Consumed.with(Serdes.ByteArray(), Serdes.serdeFrom(StreamsRung::refuse, decoder())))
        .map((key, telemetry) -> Request.of(telemetry))
        .repartition(Repartitioned.with(Serdes.String(), Request.SERDE))
        .peek((series, request) -> ARRIVED.increment())
        .groupByKey(Grouped.with(Serdes.String(), Request.SERDE))
        .windowedBy(TimeWindows.ofSizeAndGrace(Duration.ofMinutes(1), Duration.ofSeconds(15)))
        .aggregate(
            () -> new Sums(0, 0, 0, 0),
            (series, request, sums) -> sums.plus(request),
            Materialized.with(Serdes.String(), Sums.SERDE));
    return builder.build();
  }

  private static Properties properties(RungInput input) {
    Properties properties = new Properties();
    input
        .consumer()
        .forEach((key, value) -> properties.put(StreamsConfig.consumerPrefix((String) key), value));
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION + UUID.randomUUID());
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, input.bootstrapServers());
    properties.put(StreamsConfig.STATE_DIR_CONFIG, input.folder().toString());
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_INTERVAL.toMillis());
    properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, RungInput.PARALLELISM);
    properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, 1);
    properties.put("auto.offset.reset", "earliest");
    return properties;
  }

  private static byte[] refuse(String topic, Telemetry telemetry) {
    throw new UnsupportedOperationException("telemetry is only read");
  }

  private static Deserializer<Telemetry> decoder() {
    BinaryMessageDecoder<Telemetry> decoder = PlainAvro.decoder();
    return (topic, bytes) -> {
      try {
        return decoder.decode(bytes, null);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  private static <T> Serde<T> serde(
      int bytes, BiConsumer<T, ByteBuffer> write, Function<ByteBuffer, T> read) {
    return Serdes.serdeFrom(
        (topic, value) -> {
          if (value == null) {
            return null;
          }
          ByteBuffer out = ByteBuffer.allocate(bytes);
          write.accept(value, out);
          return out.array();
        },
        (topic, value) -> value == null ? null : read.apply(ByteBuffer.wrap(value)));
  }
}
