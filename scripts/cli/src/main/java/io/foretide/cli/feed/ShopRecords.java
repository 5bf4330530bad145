package io.foretide.cli.feed;

import io.foretide.cli.shop.ShopRecord;
import io.foretide.flink.topics.AvroCodec;
import io.foretide.flink.topics.TelemetryTopic;
import io.foretide.schemas.Telemetry;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The shop's records as the topic telemetry carries them. */
public final class ShopRecords {
  private static final AvroCodec<Telemetry> CODEC = TelemetryTopic.TOPIC.codec();

  private ShopRecords() {}

  /** A record, dated as it arrives. */
  public static ProducerRecord<byte[], byte[]> toSend(String topic, ShopRecord record) {
    byte[] key = null;
    byte[] value = record.poison();
    if (record.reading() != null) {
      key = TelemetryTopic.TOPIC.keyOf(record.reading());
      value = CODEC.encode(TelemetryTopic.TOPIC.toAvro().apply(record.reading()));
    }
    return new ProducerRecord<>(topic, null, record.arrivalMillis(), key, value);
  }
}
