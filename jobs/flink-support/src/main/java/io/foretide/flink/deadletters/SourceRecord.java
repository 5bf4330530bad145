package io.foretide.flink.deadletters;

/**
 * A Kafka record as it was read: what a dead letter needs to point back.
 *
 * @param topic topic it came from
 * @param partition partition it came from
 * @param offset offset it came from
 * @param timestampMillis the broker's timestamp, milliseconds since the epoch
 * @param key its key; null when it has none
 * @param value its value, or the beginning of one that is too long; null for a tombstone
 * @param valueBytes how long its value was, bytes
 */
public record SourceRecord(
    String topic,
    int partition,
    long offset,
    long timestampMillis,
    byte[] key,
    byte[] value,
    int valueBytes) {

  /** Its coordinates only: small enough to travel where the record is seldom asked for. */
  public SourceRecord withoutContent() {
    return new SourceRecord(topic, partition, offset, timestampMillis, null, null, valueBytes);
  }

  /** Whether it stands before another in the topic: by partition, then by offset. */
  public boolean isBefore(SourceRecord other) {
    return partition == other.partition ? offset < other.offset : partition < other.partition;
  }

  /** How the coordinates are written in messages. */
  public String coordinates() {
    return topic + "-" + partition + "@" + offset;
  }
}
