package io.foretide.bench;

import io.foretide.flink.topics.AvroCodec;
import io.foretide.flink.topics.TelemetryTopic;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.TelemetryReading;
import io.foretide.schemas.Telemetry;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Requests to a fleet, one after the other; the same in every run. */
public final class Requests {
  private static final int SERVICES = 100;
  private static final int OPERATIONS_OF_EACH = 10;
  private static final long SEED = 5;
  private static final double FAILED = 0.01;
  private static final double MEDIAN_MILLIS = 40;
  private static final double LOG_DEVIATION = 0.6;

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final AvroCodec<Telemetry> codec = TelemetryTopic.TOPIC.codec();
  private final String topic;
  private final double hotShare;
  private final SeriesKey[] series = new SeriesKey[SERVICES * OPERATIONS_OF_EACH];
  private final byte[][] keys = new byte[SERVICES * OPERATIONS_OF_EACH][];

  /**
   * Requests for a topic.
   *
   * @param hotShare share of them that goes to one operation alone, beside its part
   */
  public Requests(String topic, double hotShare) {
    this.topic = topic;
    this.hotShare = hotShare;
    for (int i = 0; i < series.length; i++) {
      String service = "service-" + i / OPERATIONS_OF_EACH;
      series[i] = new SeriesKey("shop", service, "GET /items/" + i % OPERATIONS_OF_EACH, "");
      keys[i] = series[i].serviceKey().id().getBytes(StandardCharsets.UTF_8);
    }
  }

  /** Operations over all services. */
  public static int operations() {
    return SERVICES * OPERATIONS_OF_EACH;
  }

  /** The next one, of that event time. */
  public ProducerRecord<byte[], byte[]> next(long timeMillis) {
    boolean hot = random.nextDouble() < hotShare;
    int of = hot ? 0 : random.nextInt(series.length);
    TelemetryReading reading =
        TelemetryReading.request(
            timeMillis,
            series[of],
            MEDIAN_MILLIS * Math.exp(LOG_DEVIATION * random.nextGaussian()),
            random.nextDouble() < FAILED,
            "service-" + random.nextInt(SERVICES));
    byte[] value = codec.encode(TelemetryTopic.TOPIC.toAvro().apply(reading));
    // Without a key they spread over the partitions: one key must not be slow, one partition may.
    return new ProducerRecord<>(topic, null, timeMillis, hot ? null : keys[of], value);
  }
}
