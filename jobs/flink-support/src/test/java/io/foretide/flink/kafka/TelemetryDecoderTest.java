package io.foretide.flink.kafka;

import static io.foretide.flink.fixtures.TelemetryFixtures.START;
import static io.foretide.flink.fixtures.TelemetryFixtures.count;
import static io.foretide.flink.fixtures.TelemetryFixtures.encoded;
import static io.foretide.flink.fixtures.TelemetryFixtures.gauge;
import static io.foretide.flink.fixtures.TelemetryFixtures.record;
import static io.foretide.flink.fixtures.TelemetryFixtures.request;
import static io.foretide.flink.fixtures.TelemetryFixtures.series;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.foretide.flink.deadletters.DeadLetter;
import io.foretide.flink.deadletters.DeadLetter.Reason;
import io.foretide.flink.deadletters.SourceRecord;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.TelemetryReading;
import io.foretide.model.series.TelemetryReading.Kind;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TelemetryDecoderTest {
  private static final String LONG = "x".repeat(257);
  private static final long BOUND = 60_000;

  private final TelemetryDecoder decoder = new TelemetryDecoder("windows", BOUND);

  static Stream<TelemetryReading> goodReadings() {
    return Stream.of(
        request(START, ""),
        request(START + BOUND, "GET /cart"),
        request(0, "of long ago"),
        request(START, "x".repeat(256), 0, true),
        count(START, "requests", 0),
        gauge(START, "temperature", -40),
        gauge(START, "größe", 1e29));
  }

  @ParameterizedTest
  @MethodSource("goodReadings")
  void letsGoodReadingsPass(TelemetryReading reading) {
    SourceRecord source = record(START, encoded(reading));

    assertThat(decoder.decode(source)).isEqualTo(new IncomingTelemetry(source, reading, null));
  }

  static Stream<Arguments> invalidReadings() {
    String notFinite = "expected a number within ±1.0E30";
    String notNegative = "expected a number of at least 0";
    return Stream.of(
        arguments(gauge(START, "s", Double.NaN), "value is NaN, " + notFinite),
        arguments(gauge(START, "s", Double.NEGATIVE_INFINITY), "value is -Infinity, " + notFinite),
        arguments(gauge(START, "errors", 1.5), "value of errors is 1.5, expected 0..1"),
        arguments(gauge(START, "latency.p95", -1), "value of latency.p95 is -1.0, " + notNegative),
        arguments(gauge(START, "s", 1e308), "value is 1.0E308, " + notFinite),
        arguments(count(START, "s", Double.NaN), "value is NaN, " + notNegative),
        arguments(count(START, "s", Double.POSITIVE_INFINITY), "value is Infinity, " + notNegative),
        arguments(count(START, "s", -1), "value is -1.0, " + notNegative),
        arguments(
            TelemetryReading.sample(Kind.GAUGE, START, series("", "s"), 1, -1),
            "weight is -1.0, " + notNegative),
        arguments(
            TelemetryReading.sample(Kind.COUNT, START, series("", "s"), 1, Double.NaN),
            "weight is NaN, " + notNegative),
        arguments(
            request(START, "GET /cart", -0.5, false), "durationMicros is -500.0, " + notNegative),
        arguments(request(-1, ""), "eventTimeMillis is -1, expected at least 0"),
        arguments(gauge(START, "", 1), "signal is empty"),
        arguments(gauge(START, LONG, 1), "signal has 257 characters, expected at most 256"),
        arguments(of("", "checkout", ""), "tenant is empty"),
        arguments(of("shop", "", ""), "service is empty"),
        arguments(of(LONG, "a", ""), "tenant has 257 characters, expected at most 256"),
        arguments(of("shop", LONG, ""), "service has 257 characters, expected at most 256"),
        arguments(of("shop", "a", LONG), "operation has 257 characters, expected at most 256"),
        arguments(
            TelemetryReading.request(START, series("", ""), 1, false, LONG),
            "callerService has 257 characters, expected at most 256"));
  }

  @ParameterizedTest
  @MethodSource("invalidReadings")
  void rejectsWhatIsOutOfRangeNamingFieldAndValue(TelemetryReading reading, String detail) {
    SourceRecord source = record(START, encoded(reading));

    assertThat(decoder.decode(source))
        .isEqualTo(
            rejected(
                source,
                new DeadLetter(
                    "windows", Reason.INVALID, detail, source, reading.eventTimeMillis(), 0)));
  }

  @Test
  void rejectsTextThatIsNotUtf8() {
    byte[] value = encoded(of("shop", "checkout", "abcd"));
    int at = new String(value, ISO_8859_1).indexOf("abcd");
    value[at + 1] = (byte) 0xC0;

    DeadLetter letter = decoder.decode(record(START, value)).rejection();

    assertThat(letter.reason()).isEqualTo(Reason.INVALID);
    assertThat(letter.detail()).isEqualTo("operation holds bytes that are not UTF-8");
  }

  @Test
  void rejectsWhatLiesTooFarAheadOfTheBroker() {
    SourceRecord source = record(START, encoded(request(START + BOUND + 1, "")));

    assertThat(decoder.decode(source).rejection())
        .isEqualTo(
            new DeadLetter(
                "windows",
                Reason.FUTURE,
                "the event time lies PT1M0.001S ahead of the broker's timestamp, allowed are PT1M",
                source,
                START + BOUND + 1,
                0));
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, Long.MIN_VALUE})
  void rejectsTheEndOfTimeWhateverTheBrokerSays(long brokerTimestamp) {
    SourceRecord source = record(brokerTimestamp, encoded(request(Long.MAX_VALUE, "")));

    assertThat(decoder.decode(source).rejection().reason()).isEqualTo(Reason.FUTURE);
  }

  @Test
  void rejectsARecordWithoutAValue() {
    SourceRecord source = record(START, null);

    assertThat(decoder.decode(source))
        .isEqualTo(
            rejected(
                source,
                DeadLetter.unreadable(
                    "windows", Reason.UNDECODABLE, "the record has no value", source)));
  }

  @Test
  void rejectsARecordThatIsTooLargeWithoutDecodingIt() {
    SourceRecord source = record(START, new byte[TelemetryDecoder.LONGEST_RECORD + 1]);

    assertThat(decoder.decode(source).rejection())
        .isEqualTo(
            DeadLetter.unreadable(
                "windows",
                Reason.TOO_LARGE,
                "the value has 8193 bytes, expected at most 8192",
                source));
  }

  @Test
  void rejectsWhatIsNotAvro() {
    SourceRecord source = record(START, "{\"tenant\":\"shop\"}".getBytes(UTF_8));

    DeadLetter letter = decoder.decode(source).rejection();

    assertThat(letter.reason()).isEqualTo(Reason.UNDECODABLE);
    assertThat(letter.source()).isEqualTo(source);
    assertThat(letter.eventTimeMillis()).isEqualTo(DeadLetter.UNKNOWN_TIME);
  }

  private static IncomingTelemetry rejected(SourceRecord source, DeadLetter letter) {
    return new IncomingTelemetry(source, null, letter);
  }

  private static TelemetryReading of(String tenant, String service, String operation) {
    return TelemetryReading.request(
        START, new SeriesKey(tenant, service, operation, ""), 1, false, "");
  }
}
