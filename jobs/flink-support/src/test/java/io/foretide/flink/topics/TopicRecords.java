package io.foretide.flink.topics;

import static io.foretide.flink.fixtures.TelemetryFixtures.CHECKOUT;
import static io.foretide.flink.fixtures.TelemetryFixtures.MINUTE;
import static io.foretide.flink.fixtures.TelemetryFixtures.START;
import static io.foretide.flink.fixtures.TelemetryFixtures.series;

import io.foretide.model.anomaly.Alert;
import io.foretide.model.anomaly.AlertState;
import io.foretide.model.anomaly.Severity;
import io.foretide.model.anomaly.WatchedDirection;
import io.foretide.model.control.AlertPolicy;
import io.foretide.model.control.Calendar;
import io.foretide.model.control.Control;
import io.foretide.model.control.Instruction;
import io.foretide.model.control.Occurrences;
import io.foretide.model.control.Scope;
import io.foretide.model.episode.Cause;
import io.foretide.model.episode.Contributor;
import io.foretide.model.episode.Episode;
import io.foretide.model.episode.EpisodeAlert;
import io.foretide.model.episode.EpisodeState;
import io.foretide.model.lead.LeadSkill;
import io.foretide.model.scaling.DecisionRule;
import io.foretide.model.scaling.Recommendation;
import io.foretide.model.scaling.ScalingMode;
import io.foretide.model.scaling.ScalingOutcome;
import io.foretide.model.series.HorizonForecast;
import io.foretide.model.series.HorizonSkill;
import io.foretide.model.series.Learning;
import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.SignalKind;
import io.foretide.model.series.Trust;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;

/** A record of each topic. */
final class TopicRecords {
  private TopicRecords() {}

  static SeriesWindow window(double value) {
    return new SeriesWindow(
        series("GET /cart", "errors"), START, START + MINUTE, value, 250, SignalKind.RATIO);
  }

  static ScoredWindow scored(double value, double expected) {
    return new ScoredWindow(
        window(value),
        expected,
        expected / 2,
        expected * 2,
        0.7,
        1,
        3.5,
        12,
        Trust.TRAINED,
        0.94,
        Learning.SUSPENDED,
        Double.isNaN(value) ? ScoredWindow.AS_BEFORE : START,
        List.of("easter@1"));
  }

  static HorizonForecast forecast() {
    double[] quantiles = new double[2 * HorizonForecast.LEVELS.size()];
    for (int i = 0; i < quantiles.length; i++) {
      quantiles[i] = 10 + i;
    }
    return new HorizonForecast(
        series("", "requests"),
        START,
        MINUTE,
        SignalKind.COUNT,
        Double.NaN,
        new double[] {12.5, 13},
        quantiles,
        Trust.PROVISIONAL,
        Double.NaN,
        List.of(
            new HorizonSkill(1, 1, 2, 3, 1.5, 0.95, -0.5),
            new HorizonSkill(2, 2, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN)),
        List.of("sale@2"));
  }

  static Alert alert(AlertState state, long endedAtMillis) {
    return new Alert(
        "0123456789abcdef",
        2,
        series("", "errors"),
        "seasonal-deviation",
        state,
        Severity.CRITICAL,
        -1,
        START,
        START + 2 * MINUTE,
        START + 9 * MINUTE,
        endedAtMillis,
        0.091,
        0.004,
        0.001,
        Double.NaN,
        0.97,
        7,
        "checkout errors 9.1 % since 14:03 – überall",
        Trust.TRAINED,
        true,
        List.of("quiet-nights@3"),
        "payments");
  }

  static Episode episode(EpisodeState state, long endedAtMillis, String mergedInto) {
    return new Episode(
        "00112233445566778899aabbccddeeff",
        3,
        "shop",
        state,
        Severity.CRITICAL,
        true,
        START,
        START + 2 * MINUTE,
        START + 9 * MINUTE,
        endedAtMillis,
        "checkout",
        "payments",
        "checkout errors 9.1 %",
        "checkout errors 9.1 % since 14:03, probably caused by payment",
        List.of("payment", "checkout"),
        List.of(new Cause("payment", 0.8, "began first")),
        List.of(new Contributor("payment", "POST /pay", "errors", 0.9)),
        List.of(
            new EpisodeAlert(
                "0123456789abcdef",
                "checkout",
                "",
                "errors",
                endedAtMillis == Episode.NOT_ENDED,
                Severity.CRITICAL,
                1,
                START,
                endedAtMillis,
                0.97,
                "checkout errors 9.1 % since 14:03")),
        71,
        mergedInto,
        List.of("quiet-nights@3"),
        Trust.TRAINED);
  }

  static Control control(Instruction instruction) {
    return new Control("id", 3, "ada", Scope.of(series("GET /cart", "errors")), instruction);
  }

  static Control policy() {
    AlertPolicy policy =
        new AlertPolicy(
            0.5,
            WatchedDirection.BELOW,
            0.25,
            50.0,
            180_000L,
            600_000L,
            0.7,
            0.9,
            900_000L,
            0.1,
            5.0,
            0.2,
            Severity.WARNING,
            "payments");
    return new Control("calm", 7, "", new Scope("shop", "check*", "", "latency.*"), policy);
  }

  static Control calendar() {
    Occurrences sundays =
        Occurrences.of(START, START + 60 * MINUTE, "FREQ=WEEKLY", "Europe/Berlin");
    return control(new Calendar(sundays, true, true, 2.5, 7, -3_600_000));
  }

  static Recommendation recommendation(double demand, LeadSkill skill) {
    return new Recommendation(
        "fedcba9876543210",
        CHECKOUT,
        ScalingMode.RECOMMEND,
        START,
        START + 5 * MINUTE,
        7,
        6,
        7,
        demand,
        8,
        5,
        demand,
        demand,
        demand,
        0.99,
        skill,
        DecisionRule.REACTIVE,
        List.of(DecisionRule.STEP, DecisionRule.MAXIMUM),
        "current demand needs 7",
        Trust.LEARNING,
        List.of("sale@2"));
  }

  static ScalingOutcome outcome(double ready) {
    return new ScalingOutcome(
        "fedcba9876543210",
        CHECKOUT,
        START,
        START + 5 * MINUTE,
        START + 10 * MINUTE,
        7,
        6,
        ready,
        41.5,
        9,
        MINUTE,
        3.3,
        4.95);
  }

  static <T, A extends SpecificRecordBase> byte[] encoded(Topic<T, A> topic, T record) {
    return topic.codec().encode(topic.toAvro().apply(record));
  }
}
