package io.foretide.bench.latency;

import io.foretide.flink.topics.AvroCodec;
import io.foretide.flink.topics.TelemetryTopic;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.TelemetryReading;
import io.foretide.model.series.TelemetryReading.Kind;
import io.foretide.schemas.Telemetry;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Gauges that are known for long enough to alert, and that leave their level for good, a few in
 * each window.
 */
final class WatchedGauges {
  private static final int GAUGES = 200;
  private static final double LEVEL = 100;
  private static final double JUMP = 3;
  private static final int NOISES = 10;

  private final AvroCodec<Telemetry> codec = TelemetryTopic.TOPIC.codec();
  private final String topic;
  private final long firstJumpMillis;
  private final long widthMillis;
  private final int windows;

  /**
   * The gauges.
   *
   * @param firstJumpMillis when the first of them leave their level, milliseconds since the epoch
   * @param windows over so many windows
   */
  WatchedGauges(String topic, long firstJumpMillis, long widthMillis, int windows) {
    this.topic = topic;
    this.firstJumpMillis = firstJumpMillis;
    this.widthMillis = widthMillis;
    this.windows = windows;
  }

  static int count() {
    return GAUGES;
  }

  /** The series that leave their level in the window of that number, from 0, or in a later one. */
  Set<SeriesKey> jumpingFrom(int window) {
    return IntStream.range(0, GAUGES)
        .filter(gauge -> gauge % windows >= window)
        .mapToObj(WatchedGauges::key)
        .collect(Collectors.toSet());
  }

  private static SeriesKey key(int gauge) {
    return new SeriesKey("shop", "watched-" + gauge, "", "queue.depth");
  }

  /** A sample of each. */
  void sample(long timeMillis, Consumer<ProducerRecord<byte[], byte[]>> out) {
    for (int i = 0; i < GAUGES; i++) {
      SeriesKey key = key(i);
      TelemetryReading reading =
          TelemetryReading.sample(Kind.GAUGE, timeMillis, key, value(i, timeMillis), 0);
      out.accept(
          new ProducerRecord<>(
              topic,
              null,
              timeMillis,
              key.serviceKey().id().getBytes(StandardCharsets.UTF_8),
              codec.encode(TelemetryTopic.TOPIC.toAvro().apply(reading))));
    }
  }

  private double value(int gauge, long timeMillis) {
    long jump = firstJumpMillis + gauge % windows * widthMillis;
    long noise = ((timeMillis / widthMillis * 31 + gauge * 17L) * 2_654_435_761L) >>> 16;
    double level = timeMillis >= jump ? JUMP * LEVEL : LEVEL;
    return level + noise % NOISES;
  }
}
