package io.foretide.bench.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.foretide.bench.ChildJvm;
import io.foretide.bench.Traffic;
import io.foretide.cli.kafka.EmbeddedKafka;
import io.foretide.flink.kafka.TopicReader;
import io.foretide.flink.topics.SeriesWindowsTopic;
import io.foretide.model.series.SeriesWindow;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every rung reads the whole topic, and fails by itself when it does not. */
class RungsTest {
  private static final Traffic TRAFFIC = Traffic.even(30_000, 3);
  private static final Duration DEADLINE = Duration.ofSeconds(30);
  private static final Properties CLIENT = new Properties();

  @TempDir private static Path kafka;
  @TempDir private Path folder;
  private static EmbeddedKafka broker;

  @BeforeAll
  static void fillTheTopic() throws Exception {
    broker = EmbeddedKafka.start(kafka);
    CLIENT.setProperty("bootstrap.servers", broker.bootstrapServers());
    Ladder.fill(broker.bootstrapServers(), TRAFFIC);
  }

  @AfterAll
  static void stopTheBroker() {
    broker.close();
  }

  @ParameterizedTest
  @EnumSource(
      names = {"KS", "L7", "HOT"},
      mode = EnumSource.Mode.EXCLUDE)
  void comesToTheEndOfTheTopic(Rung rung) throws Exception {
    rung.run(input(rung, TRAFFIC.records()));
  }

  @ParameterizedTest
  @CsvSource({"L7, bench.", "HOT, bench.hot."})
  void countsEveryRequestInItsWindows(Rung rung, String prefix) throws Exception {
    rung.run(input(rung, TRAFFIC.records()));

    List<SeriesWindow> windows = new ArrayList<>();
    String topic = prefix + SeriesWindowsTopic.TOPIC.name();
    try (var reader =
        new TopicReader<>(SeriesWindowsTopic.TOPIC, CLIENT, topic, AssertionError::new)) {
      // The broker makes a transaction visible soon after the job has committed it and ended.
      Instant deadline = Instant.now().plus(DEADLINE);
      while (requests(windows) < TRAFFIC.records() && Instant.now().isBefore(deadline)) {
        reader.poll(Duration.ofMillis(100), windows::add);
      }
      reader.readToEnd(windows::add);
    }
    assertThat(requests(windows)).isEqualTo((double) TRAFFIC.records());
  }

  private static double requests(List<SeriesWindow> windows) {
    return windows.stream()
        .filter(window -> window.key().isServiceLevel())
        .filter(window -> window.key().signal().equals("requests"))
        .mapToDouble(SeriesWindow::value)
        .sum();
  }

  @ParameterizedTest
  @EnumSource(names = {"L0", "L3", "D", "L5", "L6", "SQL"})
  void failsWhenItHasNotReadThatManyRecords(Rung rung) {
    assertThatIllegalStateException()
        .isThrownBy(() -> rung.run(input(rung, TRAFFIC.records() + 1)))
        .withMessage("read 30000 of 30001 records");
  }

  /** It needs a RocksDB that Flink cannot have beside its own. */
  @Test
  void readsEverythingWithKafkaStreamsInAProcessOfItsOwn() throws Exception {
    List<String> arguments =
        List.of(broker.bootstrapServers(), Long.toString(TRAFFIC.records()), folder.toString());

    assertThat(ChildJvm.withKafkaStreams(StreamsMain.class, folder, arguments).result())
        .containsExactly("done");
  }

  /** Arguments: broker, records, folder. */
  static final class StreamsMain {
    public static void main(String[] args) throws Exception {
      Path folder = Path.of(args[2]);
      String prefix = Rung.KS.prefix();
      Rung.KS.run(new RungInput(args[0], prefix, Long.parseLong(args[1]), folder, folder));
      System.out.println(ChildJvm.RESULT + "done");
    }
  }

  private RungInput input(Rung rung, long records) {
    Path home = Path.of(System.getProperty("foretide.root", "../.."));
    return new RungInput(broker.bootstrapServers(), rung.prefix(), records, folder, home);
  }
}
