package io.foretide.flink.kafka;

import static io.foretide.flink.fixtures.TelemetryFixtures.START;
import static io.foretide.flink.fixtures.TelemetryFixtures.encoded;
import static io.foretide.flink.fixtures.TelemetryFixtures.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.flink.topics.AvroCodec;
import io.foretide.flink.topics.AvroCodec.UndecodableException;
import io.foretide.flink.topics.TelemetryTopic;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.TelemetryReading;
import io.foretide.model.series.TelemetryReading.Kind;
import io.foretide.schemas.Telemetry;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TelemetryReaderTest {
  private static final int RECORDS = 20_000;

  private final AvroCodec<Telemetry> codec = TelemetryTopic.TOPIC.codec();
  private final TelemetryReader reader = new TelemetryReader();

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void readsWhatAvroReads(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < RECORDS; i++) {
      byte[] value = encoded(reading(random));

      assertThat(reader.read(value)).isNotNull().isEqualTo(byAvro(value).orElseThrow());
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {4, 5, 6})
  void readsOfDamagedRecordsWhatAvroReadsOrNothing(long seed) {
    Random random = new Random(seed);
    int read = 0;
    for (int i = 0; i < RECORDS; i++) {
      byte[] value = damaged(encoded(reading(random)), random);
      TelemetryReading mine = reader.read(value);
      if (mine != null) {
        read++;
        assertThat(mine).isEqualTo(byAvro(value).orElseThrow());
      }
    }
    assertThat(read).isBetween(RECORDS / 10, RECORDS);
  }

  @Test
  void readsNothingOfARecordThatIsCutShort() {
    byte[] value = encoded(request(START, "GET /cart"));
    for (int length = 0; length < value.length; length++) {
      assertThat(reader.read(Arrays.copyOf(value, length))).isNull();
    }
  }

  @Test
  void readsNothingOfAnotherSchema() {
    byte[] value = encoded(request(START, "GET /cart"));
    value[4]++;

    assertThat(reader.read(value)).isNull();
  }

  @Test
  void readsNothingOfNamesThatAreNone() {
    byte[] notUtf8 = encoded(request(START, "abcdefgh"));
    notUtf8[notUtf8.length - 12] = (byte) 0xC0;

    assertThat(reader.read(notUtf8)).isNull();
    assertThat(reader.read(encoded(request(START, "x".repeat(257))))).isNull();
  }

  @Test
  void makesTheNamesOfASeriesOnce() {
    SeriesKey first = reader.read(encoded(request(START, "GET /cart"))).series();
    SeriesKey again = reader.read(encoded(request(START + 1, "GET /cart"))).series();

    assertThat(again).isSameAs(first);
  }

  private Optional<TelemetryReading> byAvro(byte[] value) {
    try {
      return Optional.of(TelemetryTopic.TOPIC.fromAvro().apply(codec.decode(value)));
    } catch (UndecodableException e) {
      return Optional.empty();
    }
  }

  private static TelemetryReading reading(Random random) {
    SeriesKey series =
        new SeriesKey(name(random), name(random), name(random), "s" + random.nextInt(9));
    long time = random.nextLong() >>> random.nextInt(64);
    double value = random.nextDouble() * 1000;
    return switch (random.nextInt(3)) {
      case 0 -> TelemetryReading.sample(Kind.GAUGE, time, series, value, random.nextInt(5));
      case 1 -> TelemetryReading.sample(Kind.COUNT, time, series, value, 0);
      default -> TelemetryReading.request(time, series, value, random.nextBoolean(), name(random));
    };
  }

  /** One of many names of every length, of one byte a character and of several. */
  private static String name(Random random) {
    String text = "größe-0123456789-/items/{id}".substring(random.nextInt(20));
    return text.substring(0, random.nextInt(text.length())) + random.nextInt(40);
  }

  private static byte[] damaged(byte[] value, Random random) {
    for (int bits = random.nextInt(3); bits >= 0; bits--) {
      int bit = 80 + random.nextInt(8 * value.length - 80);
      value[bit / 8] ^= (byte) (1 << (bit % 8));
    }
    return random.nextInt(8) == 0 ? Arrays.copyOf(value, random.nextInt(value.length)) : value;
  }
}
