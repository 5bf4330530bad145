package io.foretide.flink.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.Test;

class BoundedBytesDeserializerTest {
  private static final int LONGEST = TelemetryDecoder.LONGEST_RECORD;

  private final Deserializer<byte[]> deserializer = new BoundedBytesDeserializer();

  @Test
  void leavesWhatMayBeTelemetryAsItIs() {
    assertThat(deserialize(bytes(0))).isEmpty();
    assertThat(deserialize(bytes(100))).isEqualTo(bytes(100));
    assertThat(deserialize(bytes(LONGEST))).isEqualTo(bytes(LONGEST));
    assertThat(deserializer.deserialize("telemetry", null)).isNull();
  }

  @Test
  void keepsOnlyTheBeginningOfWhatIsLonger() {
    byte[] tooLong = bytes(LONGEST + 1);

    assertThat(deserialize(tooLong)).isEqualTo(Arrays.copyOf(tooLong, LONGEST));
    assertThat(deserializer.deserialize("telemetry", tooLong))
        .isEqualTo(Arrays.copyOf(tooLong, LONGEST));
  }

  @Test
  void letsTheConsumerSeeHowLongTheValueWas() {
    ByteBuffer value = ByteBuffer.wrap(bytes(LONGEST + 7));

    assertThat(deserializer.deserialize("telemetry", new RecordHeaders(), value)).hasSize(LONGEST);
    assertThat(value.remaining()).isEqualTo(LONGEST + 7);
  }

  private byte[] deserialize(byte[] value) {
    return deserializer.deserialize("telemetry", new RecordHeaders(), ByteBuffer.wrap(value));
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(3).nextBytes(bytes);
    return bytes;
  }
}
