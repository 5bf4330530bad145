package io.foretide.cli.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.cli.CliRun;
import io.foretide.cli.kafka.EmbeddedKafka;
import io.foretide.cli.shop.ShopTraffic;
import io.foretide.flink.kafka.TopicReader;
import io.foretide.flink.topics.TelemetryTopic;
import io.foretide.flink.topics.Topics;
import io.foretide.model.series.TelemetryReading;
import io.foretide.model.series.TelemetryReading.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedCommandTest {
  private static final Properties CLIENT = new Properties();

  @TempDir private static Path folder;
  private static EmbeddedKafka broker;

  @BeforeAll
  static void start() throws Exception {
    broker = EmbeddedKafka.start(folder);
    CLIENT.setProperty("bootstrap.servers", broker.bootstrapServers());
    for (String prefix : List.of("whole.", "live.")) {
      new Topics(CLIENT, prefix).create(2, Optional.empty(), TimestampType.LOG_APPEND_TIME);
    }
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Test
  void feedsAHistoryAndThenRequestsThatEndAtThePresent() {
    Instant before = Instant.now();
    CliRun run = feed("whole.", "--history", "1 d", "--minutes", "60", "--speed", "1000");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("What happens (UTC)", "error burst", "history", "live");

    List<TelemetryReading> fed = readings("whole.");
    assertThat(fed)
        .filteredOn(reading -> reading.kind() == Kind.REQUEST)
        .hasSizeGreaterThan(1_000)
        .allMatch(reading -> reading.series().tenant().equals(ShopTraffic.TENANT));
    assertThat(fed.stream().filter(reading -> reading.kind() != Kind.REQUEST).count())
        .isGreaterThan(24 * 60 * 10);
    assertThat(age(fed.get(0), before)).isGreaterThan(Duration.ofDays(1));
    assertThat(fed)
        .filteredOn(reading -> age(reading, before).compareTo(Duration.ofMinutes(2)) < 0)
        .isNotEmpty();

    CliRun again = feed("whole.", "--history", "1 d");
    assertThat(again.exitCode()).isEqualTo(2);
    assertThat(again.err())
        .contains("topic 'whole.telemetry' holds", "'--history 0'", "'--topic-prefix'");
  }

  @Test
  void feedsNothingOfThePastWhenToldSo() {
    Instant before = Instant.now();
    CliRun run = feed("live.", "--history", "0", "--minutes", "10", "--speed", "1000");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).startsWith("No incident happens").doesNotContain("history");
    // Records that are late by up to a quarter of an hour are of before.
    assertThat(readings("live."))
        .isNotEmpty()
        .allMatch(reading -> age(reading, before).compareTo(Duration.ofMinutes(30)) < 0);
  }

  @Test
  void namesTheTopicThatIsMissing() {
    CliRun run = feed("missing.");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("topic 'missing.telemetry' does not exist", "foretide topics create");
  }

  private static CliRun feed(String prefix, String... further) {
    List<Object> arguments =
        new ArrayList<>(
            List.of(
                "feed",
                "--bootstrap-servers",
                broker.bootstrapServers(),
                "--topic-prefix",
                prefix));
    arguments.addAll(List.of(further));
    return CliRun.of(arguments.toArray());
  }

  private static Duration age(TelemetryReading reading, Instant at) {
    return Duration.between(Instant.ofEpochMilli(reading.eventTimeMillis()), at);
  }

  /** All that can be read of what was fed. */
  private static List<TelemetryReading> readings(String prefix) {
    List<TelemetryReading> readings = new ArrayList<>();
    try (var reader =
        new TopicReader<>(
            TelemetryTopic.TOPIC, CLIENT, prefix + TelemetryTopic.TOPIC.name(), unreadable -> {})) {
      reader.readToEnd(readings::add);
    }
    return readings;
  }
}
