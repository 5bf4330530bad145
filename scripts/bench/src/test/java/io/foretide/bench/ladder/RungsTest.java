package io.foretide.bench.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.foretide.bench.TelemetryFeed;
import io.foretide.bench.Traffic;
import io.foretide.cli.kafka.EmbeddedKafka;
import io.foretide.cli.kafka.Topics;
import io.foretide.flink.kafka.TopicReader;
import io.foretide.flink.topics.SeriesWindowsTopic;
import io.foretide.model.series.SeriesWindow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every rung reads the whole topic. Kafka Streams needs another class path than Flink. */
class RungsTest {
  private static final Traffic TRAFFIC = new Traffic(30_000, 3, 0);
  private static final Properties CLIENT = new Properties();

  @TempDir private static Path kafka;
  @TempDir private Path folder;
  private static EmbeddedKafka broker;

  @BeforeAll
  static void fillTheTopic() throws Exception {
    broker = EmbeddedKafka.start(kafka);
    CLIENT.setProperty("bootstrap.servers", broker.bootstrapServers());
    new Topics(CLIENT, Ladder.PREFIX).create(2, Optional.of((short) 1), TimestampType.CREATE_TIME);
    TelemetryFeed.write(
        broker.bootstrapServers(), out -> TRAFFIC.forEachRecord(Ladder.TELEMETRY, out));
  }

  @AfterAll
  static void stopTheBroker() {
    broker.close();
  }

  @ParameterizedTest
  @EnumSource(
      names = {"KS", "L7"},
      mode = EnumSource.Mode.EXCLUDE)
  void comesToTheEndOfTheTopic(Rung rung) throws Exception {
    rung.run(input(TRAFFIC.records()));
  }

  @Test
  void countsEveryRequestInTheWindowsOfL7() throws Exception {
    Rung.L7.run(input(TRAFFIC.records()));

    List<SeriesWindow> windows = new ArrayList<>();
    String topic = Ladder.PREFIX + SeriesWindowsTopic.TOPIC.name();
    try (var reader =
        new TopicReader<>(SeriesWindowsTopic.TOPIC, CLIENT, topic, AssertionError::new)) {
      reader.readToEnd(windows::add);
    }
    double requests =
        windows.stream()
            .filter(window -> window.key().isServiceLevel())
            .filter(window -> window.key().signal().equals("requests"))
            .mapToDouble(SeriesWindow::value)
            .sum();
    assertThat(requests).isEqualTo((double) TRAFFIC.records());
  }

  @Test
  void failsWhenTheTopicHoldsAnotherNumberOfRecords() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Rung.L0.run(input(TRAFFIC.records() + 1)))
        .withMessage("read 30000 of 30001 records");
  }

  private RungInput input(long records) {
    Path home = Path.of(System.getProperty("foretide.root", "../.."));
    return new RungInput(broker.bootstrapServers(), records, folder, home);
  }
}
