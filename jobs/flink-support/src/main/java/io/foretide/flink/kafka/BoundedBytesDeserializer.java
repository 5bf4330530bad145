package io.foretide.flink.kafka;

import java.nio.ByteBuffer;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Leaves keys and values as they are, but of one that is too long to be telemetry only the
 * beginning: a batch that compresses well may hold a thousand times what was fetched, and the
 * consumer keeps the keys and values of a whole poll.
 */
public final class BoundedBytesDeserializer implements Deserializer<byte[]> {
  @Override
  public byte[] deserialize(String topic, byte[] value) {
    return value == null ? null : deserialize(topic, null, ByteBuffer.wrap(value));
  }

  @Override
  public byte[] deserialize(String topic, Headers headers, ByteBuffer value) {
    if (value == null) {
      return null;
    }
    byte[] kept = new byte[Math.min(value.remaining(), TelemetryDecoder.LONGEST_RECORD)];
    value.duplicate().get(kept);
    return kept;
  }
}
