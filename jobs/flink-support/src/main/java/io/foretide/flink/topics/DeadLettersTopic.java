package io.foretide.flink.topics;

import io.foretide.flink.deadletters.DeadLetter;
import io.foretide.flink.deadletters.SourceRecord;
import io.foretide.schemas.DeadLetterReason;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** The topic {@code dead-letters}: records that could not be used, and why. */
public final class DeadLettersTopic {
  /**
   * Bytes of an original value that are kept: a dead letter must itself fit into a Kafka record.
   */
  public static final int KEPT_BYTES = 64 * 1024;

  /** Bytes of an original key that are kept. */
  public static final int KEPT_KEY_BYTES = 1024;

  /** The contract. */
  public static final Topic<DeadLetter, io.foretide.schemas.DeadLetter> TOPIC =
      new Topic<>(
          "dead-letters",
          DeadLetter.class,
          io.foretide.schemas.DeadLetter::getClassSchema,
          letter ->
              letter.source().key() == null
                  ? new byte[0]
                  : first(letter.source().key(), KEPT_KEY_BYTES),
          letter -> letter.source().timestampMillis(),
          DeadLettersTopic::toAvro,
          DeadLettersTopic::fromAvro);

  private DeadLettersTopic() {}

  private static io.foretide.schemas.DeadLetter toAvro(DeadLetter letter) {
    SourceRecord source = letter.source();
    byte[] value = source.value() == null ? new byte[0] : source.value();
    io.foretide.schemas.DeadLetter avro = new io.foretide.schemas.DeadLetter();
    avro.setReason(DeadLetterReason.valueOf(letter.reason().name()));
    avro.setDetail(letter.detail());
    avro.setJob(letter.job());
    avro.setTopic(source.topic());
    avro.setPartition(source.partition());
    avro.setOffset(source.offset());
    avro.setBrokerTimestampMillis(source.timestampMillis());
    avro.setEventTimeMillis(
        letter.eventTimeMillis() == DeadLetter.UNKNOWN_TIME
            ? null
            : (Long) letter.eventTimeMillis());
    avro.setLateByMillis(letter.lateByMillis());
    avro.setOriginalKey(source.key() == null ? null : kept(source.key(), KEPT_KEY_BYTES));
    avro.setOriginalValue(source.value() == null ? null : kept(value, KEPT_BYTES));
    avro.setOriginalSize(source.valueBytes());
    return avro;
  }

  private static ByteBuffer kept(byte[] bytes, int most) {
    return ByteBuffer.wrap(first(bytes, most));
  }

  private static byte[] first(byte[] bytes, int most) {
    return bytes.length <= most ? bytes : Arrays.copyOf(bytes, most);
  }

  private static DeadLetter fromAvro(io.foretide.schemas.DeadLetter avro) {
    Long eventTime = avro.getEventTimeMillis();
    return new DeadLetter(
        avro.getJob(),
        DeadLetter.Reason.valueOf(avro.getReason().name()),
        avro.getDetail(),
        new SourceRecord(
            avro.getTopic(),
            avro.getPartition(),
            avro.getOffset(),
            avro.getBrokerTimestampMillis(),
            bytes(avro.getOriginalKey()),
            bytes(avro.getOriginalValue()),
            avro.getOriginalSize()),
        eventTime == null ? DeadLetter.UNKNOWN_TIME : eventTime,
        avro.getLateByMillis());
  }

  private static byte[] bytes(ByteBuffer buffer) {
    if (buffer == null) {
      return null;
    }
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
