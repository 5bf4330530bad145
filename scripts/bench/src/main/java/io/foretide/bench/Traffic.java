package io.foretide.bench;

import io.foretide.flink.topics.AvroCodec;
import io.foretide.flink.topics.TelemetryTopic;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.TelemetryReading;
import io.foretide.schemas.Telemetry;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Requests to a fleet, evenly over its operations and over the time that they take, up to two
 * seconds out of order; the same for the same settings.
 *
 * @param records how many
 * @param services services of the fleet
 * @param operations operations of each service
 * @param minutes event time that the requests span
 * @param hotShare share of the requests that go to the first operation alone, beside its part
 */
public record Traffic(long records, int services, int operations, int minutes, double hotShare) {
  private static final long START = 1_772_409_600_000L; // 2026-03-02T00:00:00Z
  private static final long DISORDER_MILLIS = 2_000;
  private static final long SEED = 5;
  private static final double FAILED = 0.01;
  private static final double MEDIAN_MILLIS = 40;

  /** Hands out the records of a topic, in order. */
  public void forEachRecord(String topic, Consumer<ProducerRecord<byte[], byte[]>> out) {
    SplittableRandom random = new SplittableRandom(SEED);
    AvroCodec<Telemetry> codec = TelemetryTopic.TOPIC.codec();
    SeriesKey[] series = series();
    byte[][] keys = new byte[series.length][];
    for (int i = 0; i < series.length; i++) {
      keys[i] = series[i].serviceKey().id().getBytes(StandardCharsets.UTF_8);
    }
    double span = minutes * 60_000.0;
    for (long i = 0; i < records; i++) {
      int of = random.nextDouble() < hotShare ? 0 : random.nextInt(series.length);
      long time = START + (long) (i * span / records) + random.nextLong(DISORDER_MILLIS);
      double millis = MEDIAN_MILLIS * Math.exp(0.6 * random.nextGaussian());
      TelemetryReading reading =
          TelemetryReading.request(
              time,
              series[of],
              millis,
              random.nextDouble() < FAILED,
              "service-" + random.nextInt(services));
      byte[] value = codec.encode(TelemetryTopic.TOPIC.toAvro().apply(reading));
      out.accept(new ProducerRecord<>(topic, null, time, keys[of], value));
    }
  }

  private SeriesKey[] series() {
    SeriesKey[] series = new SeriesKey[services * operations];
    for (int i = 0; i < series.length; i++) {
      String service = "service-" + i / operations;
      series[i] = new SeriesKey("shop", service, "GET /items/" + i % operations, "");
    }
    return series;
  }
}
