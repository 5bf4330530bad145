package io.foretide.flink.kafka;

/**
 * A Kafka record as it was read: what a dead letter needs to point back.
 *
 * @param topic topic it came from
 * @param partition partition it came from
 * @param offset offset it came from
 * @param timestampMillis the broker's timestamp, milliseconds since the epoch
 * @param key its key; null when it has none
 * @param value its value; null for a tombstone
 */
public record SourceRecord(
    String topic, int partition, long offset, long timestampMillis, byte[] key, byte[] value) {

  /** A record of a topic that cannot be pointed back to. */
  public static SourceRecord unknown(String topic) {
    return new SourceRecord(topic, -1, -1, -1, null, null);
  }

  /** How the coordinates are written in messages. */
  public String coordinates() {
    return topic + "-" + partition + "@" + offset;
  }
}
