package io.foretide.bench.latency;

import io.foretide.flink.topics.AvroCodec;
import io.foretide.flink.topics.TelemetryTopic;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.Signals;
import io.foretide.model.series.TelemetryReading;
import io.foretide.model.series.TelemetryReading.Kind;
import io.foretide.schemas.Telemetry;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Services that are known for long enough to alert, of which one after the other fails for good:
 * first so many requests at once that these alone decide it.
 */
final class FailingServices {
  private static final int SERVICES = 150;
  private static final long BETWEEN_FAILURES = 300;
  private static final long BETWEEN_REQUESTS = 50;
  private static final int REQUESTS_AT_ONCE = 40;
  private static final int FAILS_USUALLY_ONE_IN = 100;
  private static final double[] USUAL_SHARES = {0, 0.01, 0.02};

  private final AvroCodec<Telemetry> codec = TelemetryTopic.TOPIC.codec();
  private final String topic;
  private final long firstFailureMillis;
  private final Map<SeriesKey, Long> failedAt = new HashMap<>();
  private long asked = Long.MIN_VALUE;
  private long requests;

  /**
   * The services.
   *
   * @param firstFailureMillis when the first of them fails, milliseconds since the epoch
   */
  FailingServices(String topic, long firstFailureMillis) {
    this.topic = topic;
    this.firstFailureMillis = firstFailureMillis;
  }

  static int count() {
    return SERVICES;
  }

  /** When the last of them has failed, milliseconds since the epoch. */
  long lastFailureMillis() {
    return firstFailureMillis + SERVICES * BETWEEN_FAILURES;
  }

  /** When the error share of each went up, milliseconds since the epoch. */
  Map<SeriesKey, Long> failedAt() {
    return failedAt;
  }

  /** What their windows of the past came to. */
  void sample(long timeMillis, long widthMillis, Consumer<ProducerRecord<byte[], byte[]>> out) {
    double requestsOfAWindow = (double) widthMillis / BETWEEN_REQUESTS;
    for (int i = 0; i < SERVICES; i++) {
      double share = USUAL_SHARES[Math.floorMod(timeMillis / widthMillis * 7 + i, 3)];
      SeriesKey whole = key(i, "");
      write(
          TelemetryReading.sample(
              Kind.COUNT, timeMillis, whole.ofSignal(Signals.REQUESTS), requestsOfAWindow, 0),
          out);
      write(
          TelemetryReading.sample(
              Kind.GAUGE, timeMillis, whole.ofSignal(Signals.ERRORS), share, requestsOfAWindow),
          out);
    }
  }

  /** The requests that are due, and the failures. */
  void ask(long nowMillis, Consumer<ProducerRecord<byte[], byte[]>> out) {
    for (int i = 0; i < SERVICES; i++) {
      SeriesKey errors = key(i, "").ofSignal(Signals.ERRORS);
      if (nowMillis >= firstFailureMillis + i * BETWEEN_FAILURES
          && failedAt.putIfAbsent(errors, nowMillis) == null) {
        for (int j = 0; j < REQUESTS_AT_ONCE; j++) {
          request(nowMillis, i, true, out);
        }
      }
    }
    if (nowMillis >= asked + BETWEEN_REQUESTS || asked == Long.MIN_VALUE) {
      asked = nowMillis;
      for (int i = 0; i < SERVICES; i++) {
        boolean failing = failedAt.containsKey(key(i, "").ofSignal(Signals.ERRORS));
        request(nowMillis, i, failing || requests++ % FAILS_USUALLY_ONE_IN == 0, out);
      }
    }
  }

  private void request(
      long time, int service, boolean failed, Consumer<ProducerRecord<byte[], byte[]>> out) {
    write(TelemetryReading.request(time, key(service, "GET /items"), 40, failed, ""), out);
  }

  private void write(TelemetryReading reading, Consumer<ProducerRecord<byte[], byte[]>> out) {
    out.accept(
        new ProducerRecord<>(
            topic,
            null,
            reading.eventTimeMillis(),
            reading.serviceKey().id().getBytes(StandardCharsets.UTF_8),
            codec.encode(TelemetryTopic.TOPIC.toAvro().apply(reading))));
  }

  private static SeriesKey key(int service, String operation) {
    return new SeriesKey("shop", "failing-" + service, operation, "");
  }
}
