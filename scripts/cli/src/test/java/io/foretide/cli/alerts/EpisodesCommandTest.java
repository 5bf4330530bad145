package io.foretide.cli.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.cli.CliRun;
import io.foretide.cli.kafka.EmbeddedKafka;
import io.foretide.flink.topics.AlertsTopic;
import io.foretide.flink.topics.BaselinesTopic;
import io.foretide.flink.topics.EpisodesTopic;
import io.foretide.model.anomaly.AlertState;
import io.foretide.model.anomaly.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** Episodes that are in the topics of a real broker. */
class EpisodesCommandTest {
  private static final String CLOSED =
      "2026-03-02 14:03 UTC  CRITICAL CLOSED 12 min     e1f00a12  shop"
          + "  checkout errors 9.1 %; likely payment (80 %); 71 alerts\n";
  private static final String CART =
      "2026-03-02 13:03 UTC  INFO     CLOSED 1 min      e9        bank"
          + "  (provisional) cart requests missing; 1 alert\n";

  @TempDir private static Path brokerFolder;
  private static EmbeddedKafka broker;

  private WrittenTopics topics;
  private String prefix;

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
    prefix = test.getTestMethod().orElseThrow().getName() + ".";
    topics = new WrittenTopics(broker, prefix);
  }

  @Test
  void showsTheOpenOnesAndSaysHowManyAreNot() {
    topics.write(EpisodesTopic.TOPIC, Samples.closed());
    topics.write(EpisodesTopic.TOPIC, Samples.open());
    assertThat(topics.alerts())
        .isEqualTo(
            new CliRun(0, "", "foretide: no such episode is open, but closed: 1; see --state\n"));
    assertThat(topics.alerts("--state", "open")).isEqualTo(new CliRun(0, "", ""));
  }

  @Test
  void showsTheNewestRevisionOfEachSortedByStartWithoutMergedOnes() {
    topics.write(EpisodesTopic.TOPIC, Samples.open());
    assertThat(topics.alerts().out()).contains("CRITICAL OPEN   ", "e1f00a12");
    topics.write(EpisodesTopic.TOPIC, Samples.closed());
    topics.write(EpisodesTopic.TOPIC, Samples.merged());
    topics.write(EpisodesTopic.TOPIC, Samples.plain("e9", "bank", "cart", Severity.INFO, -1));
    assertThat(topics.alerts("--state", "all")).isEqualTo(new CliRun(0, CART + CLOSED, ""));
    assertThat(topics.alerts("--state", "closed", "--limit", "1").out()).isEqualTo(CLOSED);
    assertThat(topics.alerts("--state", "closed", "--tenant", "bank").out()).isEqualTo(CART);
    assertThat(topics.alerts("--state", "closed", "--service", "payment").out()).isEqualTo(CLOSED);
    assertThat(topics.alerts("--state", "all", "--severity", "warning").out()).isEqualTo(CLOSED);
    assertThat(topics.alerts("--state", "all", "--since", "2026-03-02T14:00Z").out())
        .isEqualTo(CLOSED);
    assertThat(topics.alerts("--state", "all", "--json", "--tenant", "shop").out())
        .isEqualTo(EpisodeJson.of(Samples.closed()) + "\n");
  }

  @Test
  void saysThatNoEpisodeWasWrittenYet() {
    assertThat(topics.alerts())
        .isEqualTo(
            new CliRun(0, "", "foretide: no episode was written to " + prefix + "episodes yet\n"));
  }

  @Test
  void explainsAnEpisodeWithTheSeriesThatTellsMost() {
    topics.write(EpisodesTopic.TOPIC, Samples.closed());
    for (int minute = -90; minute < 90; minute++) {
      topics.write(
          BaselinesTopic.TOPIC,
          Samples.window(minute, minute >= 0 && minute < 12 ? 0.12 : 0.01, 0));
    }
    CliRun run = topics.alerts("--explain", "e1f00a");
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith(
            String.join("\n", EpisodeEvidence.of(Samples.closed(), 0))
                + "\n\npayment POST /pay errors, 2026-03-02 13:03 to 15:15 UTC;"
                + " a column is the most unusual of 2 windows\n 12 % |")
        .contains("******")
        .endsWith(
            """
            = during the alert

            Policies, calendars and feedback in force
              quiet-nights@3
            """);
  }

  @Test
  void explainsAnAlertAndSaysWhereNothingIsLeftOfItsSeries() {
    topics.write(EpisodesTopic.TOPIC, Samples.closed());
    topics.write(AlertsTopic.TOPIC, Samples.alert(AlertState.RESOLVED, Samples.ENDED));
    assertThat(topics.alerts("--explain", Samples.ALERT_ID).out())
        .startsWith("payment POST /pay errors 12 % since 14:03\n  WARNING, RESOLVED at")
        .contains("part of episode e1f00a12: checkout errors 9.1 %; likely payment (80 %)")
        .endsWith(
            """

            payment POST /pay errors: %sbaselines holds no window of it \
            from 2026-03-02 13:03 to 2026-03-02 15:15 UTC

            Policies, calendars and feedback in force
              none
            """
                .formatted(prefix));
    assertThat(topics.alerts("--explain", "a1c0ffee", "--json").out())
        .isEqualTo(AlertLine.JSON.of(Samples.alert(AlertState.RESOLVED, Samples.ENDED)) + "\n");
  }

  @Test
  void failsOnAnIdThatItDoesNotKnow() {
    assertThat(topics.alerts("--explain", "ffffff"))
        .isEqualTo(
            new CliRun(
                1,
                "",
                """
                foretide: there is no episode 'ffffff' in %1$sepisodes, and no such alert in %1$sanomaly-alerts
                """
                    .formatted(prefix)));
  }

  @Test
  void readsOnlyTheWindowsOfASeriesWithinAStretchOfTime() {
    byte[] broken = {1, 2, 3};
    ShownSeries shown = ShownSeries.of(Samples.closed(), 0).orElseThrow();
    topics.writeBytes(BaselinesTopic.TOPIC, Samples.window(-61, 0, 0), broken);
    topics.write(BaselinesTopic.TOPIC, Samples.window(-60, 0.01, 0));
    topics.write(BaselinesTopic.TOPIC, Samples.window(72, 0.01, 0));
    // late, and once more
    topics.write(BaselinesTopic.TOPIC, Samples.window(71, 0.02, 0));
    topics.write(BaselinesTopic.TOPIC, Samples.window(71, 0.03, 0));
    topics.writeBytes(BaselinesTopic.TOPIC, Samples.window(132, 0, 0), broken);
    StringTalk talk = new StringTalk();
    assertThat(
            BaselineHistory.read(
                shown, topics.client(), topics.name(BaselinesTopic.TOPIC), talk.talk()))
        .usingRecursiveComparison()
        .isEqualTo(List.of(Samples.window(-60, 0.01, 0), Samples.window(71, 0.03, 0)));
    assertThat(talk.err()).isEmpty();
  }

  @Test
  void showsTheAlertsOfEachSeriesAsBefore() {
    topics.write(AlertsTopic.TOPIC, Samples.alert(AlertState.RESOLVED, Samples.ENDED));
    String line = AlertLine.TEXT.of(Samples.alert(AlertState.RESOLVED, Samples.ENDED)) + "\n";
    assertThat(topics.alerts("--series")).isEqualTo(new CliRun(0, line, ""));
    assertThat(topics.alerts("--series", "--firing")).isEqualTo(new CliRun(0, "", ""));
    assertThat(topics.alerts("--series", "--tenant", "bank")).isEqualTo(new CliRun(0, "", ""));
  }

  @Test
  void refusesOptionsThatAreOfTheOtherView() {
    assertRefused("option '--firing' is for --series: of episodes see --state", "--firing");
    assertRefused("option '--state' is of episodes", "--series", "--state", "open");
    assertRefused("option '--explain' shows one moment", "--explain", "e1f00a", "--follow");
    assertRefused("option '--limit' is '0', expected at least 1", "--limit", "0");
    assertRefused("no time", "--since", "2026-99-01T00:00");
  }

  private void assertRefused(String message, Object... arguments) {
    CliRun run = topics.alerts(arguments);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(message);
  }
}
