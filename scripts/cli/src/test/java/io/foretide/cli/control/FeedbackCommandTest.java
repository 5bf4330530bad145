package io.foretide.cli.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.cli.CliRun;
import io.foretide.cli.kafka.EmbeddedKafka;
import io.foretide.flink.topics.AlertsTopic;
import io.foretide.flink.topics.EpisodesTopic;
import io.foretide.model.anomaly.Alert;
import io.foretide.model.anomaly.AlertState;
import io.foretide.model.anomaly.Severity;
import io.foretide.model.anomaly.WatchedDirection;
import io.foretide.model.control.Control;
import io.foretide.model.control.Feedback;
import io.foretide.model.control.Scope;
import io.foretide.model.control.Verdict;
import io.foretide.model.episode.Episode;
import io.foretide.model.episode.EpisodeAlert;
import io.foretide.model.episode.EpisodeState;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.Trust;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** Feedback on alerts that are in the topics of a real broker. */
class FeedbackCommandTest {
  private static final SeriesKey ERRORS = new SeriesKey("shop", "checkout", "POST /pay", "errors");
  private static final SeriesKey REQUESTS = new SeriesKey("shop", "cart", "", "requests");
  private static final long STARTED = 1_772_460_180_000L;
  private static final long ENDED = STARTED + 720_000;

  @TempDir private static Path brokerFolder;
  private static EmbeddedKafka broker;

  private ControlTopicAccess topics;

  @BeforeAll
  static void startBroker() throws IOException {
    broker = EmbeddedKafka.start(brokerFolder);
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @BeforeEach
  void createTopics(TestInfo test) {
    topics = new ControlTopicAccess(broker, test.getTestMethod().orElseThrow().getName() + ".");
    topics.create();
  }

  @Test
  void judgesTheNewestRevisionOfAnAlertOnExactlyItsSeries() {
    topics.write(AlertsTopic.TOPIC, alert("a1", 1, ERRORS, ENDED));
    topics.write(AlertsTopic.TOPIC, alert("a1", 0, ERRORS, Alert.NOT_ENDED));
    CliRun run = topics.control("feedback", "a1", "false-positive", "--author", "alice");
    assertThat(run)
        .isEqualTo(
            new CliRun(
                0,
                """
                created   feedback feedback/a1
                  The alert is over, and checkout POST /pay errors takes rarer values to alert from now on.
                """,
                ""));
    Control told = topics.newest("feedback/a1");
    assertThat(told)
        .isEqualTo(
            new Control(
                "feedback/a1",
                told.version(),
                "alice",
                Scope.of(ERRORS),
                new Feedback(
                    "a1", Verdict.FALSE_POSITIVE, STARTED, ENDED, WatchedDirection.ABOVE, "")));
  }

  @Test
  void takesBackAVerdictButKeepsWhoIsToBeToldBesideIt() {
    topics.write(AlertsTopic.TOPIC, alert("a1", 0, ERRORS, Alert.NOT_ENDED));
    topics.control("feedback", "a1", "expected");
    assertThat(topics.control("feedback", "a1", "wrong-owner", "--owner", "payments").out())
        .isEqualTo(
            """
            created   feedback feedback/a1/owner
              Alerts of checkout go to payments from now on.
            """);
    assertThat(topics.control("feedback", "a1", "true-positive").out())
        .isEqualTo(
            """
            changed   feedback feedback/a1: verdict expected → true-positive
              checkout POST /pay errors alerts a little more readily from now on.
            """);
    assertThat(topics.control("feedback", "a1", "true-positive").out())
        .startsWith("unchanged feedback feedback/a1\n");
    assertThat(topics.newest("feedback/a1/owner").instruction())
        .isEqualTo(
            new Feedback(
                "a1",
                Verdict.WRONG_OWNER,
                STARTED,
                Feedback.WAS_FIRING,
                WatchedDirection.ABOVE,
                "payments"));
    assertThat(topics.records()).hasSize(3);
  }

  @Test
  void judgesEachAlertOfAnEpisode() {
    topics.write(AlertsTopic.TOPIC, alert("a1", 3, ERRORS, ENDED));
    topics.write(EpisodesTopic.TOPIC, episode("e1", 3));
    assertThat(topics.control("feedback", "e1", "expected").out())
        .isEqualTo(
            """
            created   feedback feedback/a1
              The alert is over: what checkout POST /pay errors showed is the new normal.
            created   feedback feedback/a2
              The alert is over: what cart requests showed is the new normal.
            1 more of the episode's alerts are not listed in it, and not judged.
            """);
    assertThat(topics.newest("feedback/a1").instruction())
        .isEqualTo(
            new Feedback("a1", Verdict.EXPECTED, STARTED, ENDED, WatchedDirection.ABOVE, ""));
    assertThat(topics.newest("feedback/a2").scope()).isEqualTo(Scope.of(REQUESTS));
  }

  @Test
  void namesTheTopicsInWhichAnIdIsUnknown() {
    assertThat(topics.control("feedback", "a99999", "expected"))
        .isEqualTo(
            new CliRun(
                1,
                "",
                """
                foretide: there is no episode 'a99999' in %1$sepisodes, and no such alert in %1$sanomaly-alerts
                """
                    .formatted("namesTheTopicsInWhichAnIdIsUnknown.")));
    assertThat(topics.records()).isEmpty();
  }

  @Test
  void refusesOtherVerdictsAndOwnersWhereNobodyElseIsToBeTold() {
    assertRefused(
        topics.control("feedback", "a1", "fine"),
        "'fine' is none of true-positive, false-positive, expected, wrong-owner");
    assertRefused(
        topics.control("feedback", "a1", "wrong-owner"),
        "the verdict wrong-owner needs option '--owner'");
    assertRefused(
        topics.control("feedback", "a1", "expected", "--owner", "payments"),
        "option '--owner' is for the verdict wrong-owner only");
  }

  private static void assertRefused(CliRun run, String message) {
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(message);
  }

  private static Alert alert(String id, int revision, SeriesKey key, long endedAtMillis) {
    return new Alert(
        id,
        revision,
        key,
        "seasonal-deviation",
        endedAtMillis == Alert.NOT_ENDED ? AlertState.FIRING : AlertState.RESOLVED,
        Severity.WARNING,
        1,
        STARTED,
        STARTED + 120_000,
        ENDED,
        endedAtMillis,
        0.091,
        0.004,
        0.001,
        0.009,
        0.97,
        7,
        "checkout errors 9.1 %",
        Trust.TRAINED,
        false,
        List.of(),
        "");
  }

  private static Episode episode(String id, int alertCount) {
    return new Episode(
        id,
        0,
        "shop",
        EpisodeState.OPEN,
        Severity.WARNING,
        false,
        STARTED,
        STARTED + 120_000,
        STARTED + 120_000,
        Episode.NOT_ENDED,
        "checkout",
        "",
        "checkout errors",
        "checkout errors 9.1 %",
        List.of("checkout", "cart"),
        List.of(),
        List.of(),
        List.of(alertOf("a1", ERRORS), alertOf("a2", REQUESTS)),
        alertCount,
        null,
        List.of(),
        Trust.TRAINED);
  }

  private static EpisodeAlert alertOf(String id, SeriesKey key) {
    return new EpisodeAlert(
        id,
        key.service(),
        key.operation(),
        key.signal(),
        true,
        Severity.WARNING,
        1,
        STARTED,
        Episode.NOT_ENDED,
        0.9,
        "");
  }
}
