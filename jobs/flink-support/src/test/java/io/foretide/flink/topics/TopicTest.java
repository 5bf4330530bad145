package io.foretide.flink.topics;

import static io.foretide.flink.fixtures.TelemetryFixtures.START;
import static io.foretide.flink.fixtures.TelemetryFixtures.count;
import static io.foretide.flink.fixtures.TelemetryFixtures.gauge;
import static io.foretide.flink.fixtures.TelemetryFixtures.record;
import static io.foretide.flink.fixtures.TelemetryFixtures.request;
import static io.foretide.flink.fixtures.TelemetryFixtures.series;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.foretide.flink.deadletters.DeadLetter;
import io.foretide.flink.deadletters.DeadLetter.Reason;
import io.foretide.flink.deadletters.SourceRecord;
import io.foretide.flink.topics.AvroCodec.UndecodableException;
import io.foretide.model.anomaly.Alert;
import io.foretide.model.anomaly.AlertState;
import io.foretide.model.anomaly.WatchedDirection;
import io.foretide.model.control.AlertPolicy;
import io.foretide.model.control.Feedback;
import io.foretide.model.control.Verdict;
import io.foretide.model.episode.Episode;
import io.foretide.model.episode.EpisodeState;
import io.foretide.model.episode.ServiceCall;
import io.foretide.model.lead.LeadSkill;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.TelemetryReading;
import io.foretide.model.series.UsualWeek;
import io.foretide.schemas.Forecast;
import io.foretide.schemas.MetricSample;
import io.foretide.schemas.RequestEvent;
import io.foretide.schemas.Telemetry;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TopicTest {
  private static final SourceRecord SOURCE = record(START, new byte[] {1, 2, 3});

  static Stream<Arguments> records() {
    return Stream.of(
        arguments(
            TelemetryTopic.TOPIC,
            TelemetryReading.request(START, series("GET /cart", ""), 0.25, true, "front"),
            "shop/checkout"),
        arguments(TelemetryTopic.TOPIC, gauge(START, "saturation", -0.5), "shop/checkout"),
        arguments(TelemetryTopic.TOPIC, count(START, "requests", 12), "shop/checkout"),
        arguments(
            SeriesWindowsTopic.TOPIC, TopicRecords.window(0.5), "shop/checkout/GET %2Fcart/errors"),
        arguments(
            SeriesWindowsTopic.TOPIC,
            TopicRecords.window(Double.NaN),
            "shop/checkout/GET %2Fcart/errors"),
        arguments(
            BaselinesTopic.TOPIC,
            TopicRecords.scored(0.5, 0.4),
            "shop/checkout/GET %2Fcart/errors"),
        arguments(
            BaselinesTopic.TOPIC,
            TopicRecords.scored(Double.NaN, Double.NaN),
            "shop/checkout/GET %2Fcart/errors"),
        arguments(ForecastsTopic.TOPIC, TopicRecords.forecast(), "shop/checkout//requests"),
        arguments(
            AlertsTopic.TOPIC,
            TopicRecords.alert(AlertState.FIRING, Alert.NOT_ENDED),
            "0123456789abcdef"),
        arguments(
            AlertsTopic.TOPIC,
            TopicRecords.alert(AlertState.RESOLVED, START + 480_000),
            "0123456789abcdef"),
        arguments(
            EpisodesTopic.TOPIC,
            TopicRecords.episode(EpisodeState.OPEN, Episode.NOT_ENDED, null),
            "00112233445566778899aabbccddeeff"),
        arguments(
            EpisodesTopic.TOPIC,
            TopicRecords.episode(
                EpisodeState.CLOSED, START + 480_000, "ffeeddccbbaa99887766554433221100"),
            "00112233445566778899aabbccddeeff"),
        arguments(
            CallsTopic.TOPIC,
            new ServiceCall("shop", "cart", "inventory/eu", START),
            "shop/cart/inventory%2Feu/calls"),
        arguments(ControlTopic.TOPIC, TopicRecords.policy(), "calm"),
        arguments(ControlTopic.TOPIC, TopicRecords.control(AlertPolicy.NONE), "id"),
        arguments(ControlTopic.TOPIC, TopicRecords.calendar(), "id"),
        arguments(
            ControlTopic.TOPIC,
            TopicRecords.control(
                new Feedback("a", Verdict.TRUE_POSITIVE, 1, 2, WatchedDirection.BELOW, "")),
            "id"),
        arguments(
            ControlTopic.TOPIC,
            TopicRecords.control(
                new Feedback(
                    "a",
                    Verdict.WRONG_OWNER,
                    1,
                    Feedback.WAS_FIRING,
                    WatchedDirection.BOTH,
                    "payments")),
            "id"),
        arguments(
            RecommendationsTopic.TOPIC,
            TopicRecords.recommendation(34.5, new LeadSkill(1, 2, 3, 0.01, true)),
            "shop/checkout"),
        arguments(
            RecommendationsTopic.TOPIC,
            TopicRecords.recommendation(Double.NaN, LeadSkill.UNKNOWN),
            "shop/checkout"),
        arguments(OutcomesTopic.TOPIC, TopicRecords.outcome(6), "shop/checkout"),
        arguments(OutcomesTopic.TOPIC, TopicRecords.outcome(Double.NaN), "shop/checkout"),
        arguments(
            DeadLettersTopic.TOPIC,
            DeadLetter.unreadable("job", Reason.UNDECODABLE, "why", SOURCE),
            "shop/checkout"),
        arguments(
            DeadLettersTopic.TOPIC, DeadLetter.late("job", SOURCE, START, 17, 2), "shop/checkout"),
        arguments(
            DeadLettersTopic.TOPIC,
            DeadLetter.unreadable(
                "job", Reason.INVALID, "", new SourceRecord("telemetry", 0, 7, -1, null, null, 0)),
            ""));
  }

  @ParameterizedTest
  @MethodSource("records")
  <T, A extends SpecificRecordBase> void readsWhatItWrote(Topic<T, A> topic, T record, String key)
      throws UndecodableException {
    T read = topic.fromAvro().apply(topic.codec().decode(TopicRecords.encoded(topic, record)));

    assertThat(read)
        .usingRecursiveComparison()
        .withEqualsForType((a, b) -> Double.compare(a, b) == 0, Double.class)
        .isEqualTo(record);
    assertThat(topic.keyOf(record)).asString(StandardCharsets.UTF_8).isEqualTo(key);
  }

  @ParameterizedTest
  @CsvSource({"false,0,false", "true,0,true", "false,499,false", "false,500,true", "true,200,true"})
  void countsARequestAsFailedWhenItSaysSoOrByItsStatus(
      boolean failed, int status, boolean expected) {
    Telemetry avro =
        new Telemetry(
            START, "shop", "checkout", "", new RequestEvent(1500L, failed, status, "front"));

    TelemetryReading reading = TelemetryTopic.TOPIC.fromAvro().apply(avro);

    assertThat(reading.failed()).isEqualTo(expected);
    assertThat(reading.value()).isEqualTo(1.5);
  }

  @Test
  void keepsOnlyTheBeginningOfAnOversizedOriginal() {
    DeadLetter letter =
        DeadLetter.unreadable(
            "job", Reason.TOO_LARGE, "", record(START, new byte[DeadLettersTopic.KEPT_BYTES + 1]));

    io.foretide.schemas.DeadLetter avro = DeadLettersTopic.TOPIC.toAvro().apply(letter);

    assertThat(avro.getOriginalValue().remaining()).isEqualTo(DeadLettersTopic.KEPT_BYTES);
    assertThat(avro.getOriginalSize()).isEqualTo(DeadLettersTopic.KEPT_BYTES + 1);
  }

  @Test
  void refusesForecastsAtOtherLevels() {
    Forecast avro = ForecastsTopic.TOPIC.toAvro().apply(TopicRecords.forecast());
    avro.setLevels(List.of(0.5));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ForecastsTopic.TOPIC.fromAvro().apply(avro))
        .withMessageStartingWith("quantile levels are [0.5], expected [0.025, ");
  }

  @Test
  void lendsTheWholeWeekOfSiblings() {
    float[] hours = new float[UsualWeek.HOURS];
    hours[17] = 2.5f;
    SeriesWindow window = TopicRecords.window(0.5).with(new UsualWeek(hours));
    io.foretide.schemas.SeriesWindow avro = SeriesWindowsTopic.TOPIC.toAvro().apply(window);

    assertThat(SeriesWindowsTopic.TOPIC.fromAvro().apply(avro).siblings().hours()).isEqualTo(hours);
    avro.setSiblings(List.of(1f));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SeriesWindowsTopic.TOPIC.fromAvro().apply(avro))
        .withMessageContaining("1 hours, expected 168");
  }

  @Test
  void saysOfAForecastWhereTheLastValueIsBetter() {
    Forecast avro = ForecastsTopic.TOPIC.toAvro().apply(TopicRecords.forecast());

    assertThat(avro.getSkill())
        .extracting(io.foretide.schemas.HorizonSkill::getWorseThanReactive)
        .containsExactly(true, false);
  }

  @Test
  void writesARequestsDurationInMicroseconds() {
    Telemetry avro =
        TelemetryTopic.TOPIC.toAvro().apply(request(START, "GET /cart", 0.0125, false));

    assertThat(avro.getReading()).isEqualTo(new RequestEvent(13L, false, 0, ""));
    assertThat(TelemetryTopic.TOPIC.toAvro().apply(gauge(START, "a", 1)).getReading())
        .isInstanceOf(MetricSample.class);
  }

  @Test
  void keepsKeysThatAreNoTextAndTheBeginningOfLongOnes() {
    byte[] key = new byte[5_000];
    Arrays.fill(key, (byte) 0xC3);
    DeadLetter letter =
        DeadLetter.unreadable(
            "job", Reason.UNDECODABLE, "", new SourceRecord("telemetry", 0, 7, -1, key, null, 0));

    assertThat(DeadLettersTopic.TOPIC.keyOf(letter)).isEqualTo(Arrays.copyOf(key, 1024));
  }

  @Test
  void refusesForecastsThatNobodyCouldReadAQuantileOf() {
    Forecast avro = ForecastsTopic.TOPIC.toAvro().apply(TopicRecords.forecast());
    avro.setQuantiles(avro.getQuantiles().subList(1, avro.getQuantiles().size()));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ForecastsTopic.TOPIC.fromAvro().apply(avro))
        .withMessageContaining("expected 7 quantiles for each of at least one step");
  }
}
