package io.foretide.flink.topics;

import static io.foretide.flink.fixtures.TelemetryFixtures.START;
import static io.foretide.flink.fixtures.TelemetryFixtures.encoded;
import static io.foretide.flink.fixtures.TelemetryFixtures.gauge;
import static io.foretide.flink.fixtures.TelemetryFixtures.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.sun.management.ThreadMXBean;
import io.foretide.flink.topics.AvroCodec.UndecodableException;
import io.foretide.model.series.TelemetryReading;
import io.foretide.schemas.Telemetry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AvroCodecTest {
  private static final int HEADER = 10;
  private static final long MUCH = 12L << 20;
  private static final byte[] GOOD = encoded(gauge(START, "saturation", 0.5));

  private final AvroCodec<Telemetry> codec = TelemetryTopic.TOPIC.codec();

  @Test
  void readsWhatItWrote() throws UndecodableException {
    TelemetryReading reading = request(START, "GET /cart", 12.345, true);

    assertThat(TelemetryTopic.TOPIC.fromAvro().apply(codec.decode(encoded(reading))))
        .isEqualTo(reading);
  }

  @Test
  void writesSingleObjectEncoding() throws IOException {
    Telemetry telemetry =
        TelemetryTopic.TOPIC.toAvro().apply(request(START, "GET /cart", 12.345, true));
    ByteBuffer byAvro =
        new BinaryMessageEncoder<Telemetry>(SpecificData.get(), Telemetry.getClassSchema())
            .encode(telemetry);

    assertThat(codec.encode(telemetry)).isEqualTo(bytes(byAvro));
  }

  @Test
  void leavesNothingOfARecordThatCannotBeWritten() {
    Telemetry telemetry =
        TelemetryTopic.TOPIC.toAvro().apply(request(START, "GET /cart", 12.345, true));
    byte[] expected = codec.encode(telemetry);

    assertThatNullPointerException().isThrownBy(() -> codec.encode(new Telemetry()));
    assertThat(codec.encode(telemetry)).isEqualTo(expected);
  }

  @Test
  void readsARecordWhoseWriterOrderedTheFieldsOtherwise() throws Exception {
    Telemetry telemetry =
        TelemetryTopic.TOPIC.toAvro().apply(request(START, "GET /cart", 12.345, true));
    Schema current = Telemetry.getClassSchema();
    Schema reversed = Schema.createRecord(current.getName(), null, current.getNamespace(), false);
    List<Schema.Field> fields = new ArrayList<>();
    current.getFields().forEach(field -> fields.add(0, new Schema.Field(field, field.schema())));
    reversed.setFields(fields);
    GenericRecord record = new GenericData.Record(reversed);
    current.getFields().forEach(field -> record.put(field.name(), telemetry.get(field.pos())));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(AvroCodec.header(reversed));
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
    new GenericDatumWriter<>(reversed).write(record, encoder);

    assertThat(new AvroCodec<Telemetry>(current, List.of(reversed)).decode(out.toByteArray()))
        .isEqualTo(telemetry);
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  @Test
  void refusesARecordThatIsCutShortAnywhere() {
    for (int length = 0; length < GOOD.length; length++) {
      refuses(Arrays.copyOf(GOOD, length));
    }
  }

  @Test
  void refusesAnUnknownSchema() {
    byte[] unknown = GOOD.clone();
    unknown[5]++;

    refuses(unknown);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void survivesRandomBytesWithAndWithoutAGoodHeader(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 3000; i++) {
      byte[] garbage = new byte[random.nextInt(200)];
      random.nextBytes(garbage);
      refuses(garbage);
      System.arraycopy(GOOD, 0, garbage, 0, Math.min(HEADER, garbage.length));
      decodesOrRefuses(garbage);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {4, 5, 6})
  void survivesFlippedBits(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 3000; i++) {
      byte[] flipped = GOOD.clone();
      int bit = random.nextInt(8 * flipped.length);
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      decodesOrRefuses(flipped);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, Long.MIN_VALUE, 1_048_576, 1_048_577, Integer.MAX_VALUE, 1L << 40})
  void refusesALengthThatIsNoneWithoutMakingRoomForIt(long length) throws IOException {
    byte[] bomb =
        withHeader(
            GOOD,
            encoder -> {
              encoder.writeLong(START);
              encoder.writeLong(length);
              encoder.writeFixed(new byte[4]);
            });

    assertThat(allocatedBy(() -> refuses(bomb))).isLessThan(MUCH);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, -1_000_000, 1_000_000, Integer.MAX_VALUE, 1L << 40})
  void refusesAListThatIsNoneWithoutMakingRoomForIt(long items) throws IOException {
    byte[] good = TopicRecords.encoded(ForecastsTopic.TOPIC, TopicRecords.forecast());
    byte[] bomb =
        withHeader(
            good,
            encoder -> {
              for (int i = 0; i < 4; i++) {
                encoder.writeString("");
              }
              encoder.writeLong(START);
              encoder.writeLong(60_000);
              encoder.writeEnum(0);
              encoder.writeDouble(1);
              encoder.writeLong(items);
            });

    assertThat(
            allocatedBy(
                () ->
                    assertThatExceptionOfType(UndecodableException.class)
                        .isThrownBy(() -> ForecastsTopic.TOPIC.codec().decode(bomb))))
        .isLessThan(MUCH);
  }

  @ParameterizedTest
  @MethodSource("io.foretide.flink.topics.TopicTest#records")
  <T, A extends SpecificRecordBase> void makesNoRoomForALengthWhereverItStandsInARecord(
      Topic<T, A> topic, T record, String key) throws IOException {
    AvroCodec<A> codec = topic.codec();
    byte[] good = TopicRecords.encoded(topic, record);
    for (long length : new long[] {1_000_000, -1_000_000, Integer.MAX_VALUE, 1L << 40}) {
      for (int at = HEADER; at < good.length; at++) {
        byte[] before = Arrays.copyOfRange(good, HEADER, at);
        byte[] behind = Arrays.copyOfRange(good, at, good.length);
        byte[] bomb =
            withHeader(
                good,
                encoder -> {
                  encoder.writeFixed(before);
                  encoder.writeLong(length);
                  encoder.writeFixed(behind);
                });
        assertThat(allocatedBy(() -> decodesOrRefuses(codec, bomb)))
            .as("%d at byte %d of %s", length, at, topic.name())
            .isLessThan(MUCH);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 2, Integer.MAX_VALUE})
  void refusesAnUnknownBranchOfAUnion(int branch) throws IOException {
    refuses(
        withHeader(
            GOOD,
            encoder -> {
              encoder.writeLong(START);
              for (int i = 0; i < 3; i++) {
                encoder.writeString("a");
              }
              encoder.writeIndex(branch);
              encoder.writeFixed(new byte[64]);
            }));
  }

  @Test
  void saysWhatIsWrong() {
    assertThatExceptionOfType(UndecodableException.class)
        .isThrownBy(() -> codec.decode(new byte[0]))
        .withMessageContaining("Exception");
  }

  private void refuses(byte[] bytes) {
    assertThatExceptionOfType(UndecodableException.class).isThrownBy(() -> codec.decode(bytes));
  }

  private void decodesOrRefuses(byte[] bytes) {
    decodesOrRefuses(codec, bytes);
  }

  private static void decodesOrRefuses(AvroCodec<?> codec, byte[] bytes) {
    try {
      assertThat(codec.decode(bytes)).isNotNull();
    } catch (UndecodableException e) {
      assertThat(e).hasMessageMatching("(?s)\\w+(: .*)?");
    }
  }

  private static byte[] withHeader(byte[] good, Body body) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(good, 0, HEADER);
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
    body.write(encoder);
    return out.toByteArray();
  }

  private static long allocatedBy(Runnable action) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    action.run();
    long before = threads.getCurrentThreadAllocatedBytes();
    action.run();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  private interface Body {
    void write(BinaryEncoder encoder) throws IOException;
  }
}
