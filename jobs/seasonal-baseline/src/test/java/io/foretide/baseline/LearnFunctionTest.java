package io.foretide.baseline;

import static io.foretide.baseline.LearningSeries.DAY;
import static io.foretide.baseline.LearningSeries.HOUR;
import static io.foretide.baseline.LearningSeries.REQUESTS;
import static io.foretide.baseline.LearningSeries.window;
import static io.foretide.flink.fixtures.TelemetryFixtures.START;
import static io.foretide.flink.fixtures.TelemetryFixtures.series;
import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.flink.control.ControlUpdate;
import io.foretide.flink.control.ScoredOrTold;
import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.Trust;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LearnFunctionTest {
  private static final long SERIES_OF_A_GENERATION = 200;

  private LearningSeries series;

  @BeforeEach
  void open() throws Exception {
    series = LearningSeries.open();
  }

  @AfterEach
  void close() {
    series.close();
  }

  @Test
  void scoresEveryWindowAsItIs() throws Exception {
    assertThat(series.read(0, 30))
        .extracting(ScoredWindow::window)
        .isEqualTo(IntStream.range(0, 30).mapToObj(LearningSeries::window).toList());
  }

  @Test
  void handsOnWhatPeopleTellBetweenTheWindows() throws Exception {
    ControlUpdate told = new ControlUpdate("maintenance", null);
    series.read(window(0));
    series.tell(told);
    series.read(window(1));

    assertThat(series.output()).extracting(ScoredOrTold::told).containsExactly(null, told, null);
  }

  @Test
  void expectsNothingOfTheFirstWindow() throws Exception {
    ScoredWindow first = series.read(0, 1).get(0);

    assertThat(first.expected()).isNaN();
    assertThat(first.score()).isZero();
    assertThat(first.trust()).isEqualTo(Trust.LEARNING);
  }

  @Test
  void saysHowFarItsBaselineMayBeTrusted() throws Exception {
    List<ScoredWindow> scored = series.read(0, 9 * 24);

    assertThat(scored.get(12).trust()).isEqualTo(Trust.LEARNING);
    assertThat(scored.get(3 * 24).trust()).isEqualTo(Trust.PROVISIONAL);
    assertThat(scored.get(8 * 24).trust()).isEqualTo(Trust.TRAINED);
  }

  @Test
  void learnsTheSeasonOfTheDay() throws Exception {
    assertThat(series.read(0, 9 * 24).subList(8 * 24, 9 * 24))
        .allSatisfy(
            scored ->
                assertThat(scored.window().value()).isBetween(scored.lower(), scored.upper()));
  }

  @Test
  void saysOfASliceWhatIsExpectedOfItsWindow() throws Exception {
    series.read(0, 9 * 24);
    int hour = 9 * 24;
    series.read(slice(hour));
    series.read(slice(hour));
    List<ScoredWindow> sliced = series.scored();
    ScoredWindow whole = series.read(hour, hour + 1).get(0);

    assertThat(sliced)
        .hasSize(2)
        .allSatisfy(
            said -> {
              assertThat(said.window()).isEqualTo(slice(hour));
              assertThat(said.expected()).isEqualTo(whole.expected());
              assertThat(said.trust()).isEqualTo(Trust.TRAINED);
              assertThat(said.score()).isZero();
            });
  }

  @Test
  void learnsNothingFromSlices() throws Exception {
    series.read(0, 30);
    series.read(slice(30));
    assertThat(series.scored()).hasSize(1);
    ScoredWindow after = series.read(30, 31).get(0);

    try (LearningSeries unsliced = LearningSeries.open()) {
      assertThat(after).isEqualTo(unsliced.read(0, 31).get(30));
    }
  }

  @Test
  void saysNothingOfSlicesOfSeriesThatItDoesNotKnow() throws Exception {
    series.read(slice(0));

    assertThat(series.scored()).isEmpty();
    assertThat(series.stateEntries()).isZero();
    assertThat(series.timers()).isZero();
  }

  private static SeriesWindow slice(int hour) {
    SeriesWindow whole = window(hour);
    long start = whole.startMillis() + HOUR / 2;
    return new SeriesWindow(whole.key(), start, start + 100, 7, 7, whole.kind());
  }

  @Test
  void countsAReplayedWindowAndLearnsItOnce() throws Exception {
    series.read(0, 30);
    series.read(window(29));
    series.read(window(REQUESTS, 12, 1e9));
    assertThat(series.scored()).isEmpty();
    assertThat(series.replayed()).isEqualTo(2);

    ScoredWindow afterReplay = series.read(30, 31).get(0);
    try (LearningSeries undisturbed = LearningSeries.open()) {
      assertThat(afterReplay).isEqualTo(undisturbed.read(0, 31).get(30));
    }
  }

  @Test
  void keepsNothingOfASeriesThatBeganWithAGap() throws Exception {
    series.read(window(REQUESTS, 0, Double.NaN));

    assertThat(series.scored()).hasSize(1);
    assertThat(series.stateEntries()).isZero();
    assertThat(series.timers()).isZero();
  }

  @Test
  void keepsSeriesApart() throws Exception {
    for (int hour = 0; hour < 48; hour++) {
      series.read(window(hour));
      series.read(window(series("", "jobs"), hour, 7));
    }
    List<ScoredWindow> own =
        series.scored().stream().filter(s -> s.window().key().equals(REQUESTS)).toList();

    try (LearningSeries alone = LearningSeries.open()) {
      assertThat(own).isEqualTo(alone.read(0, 48));
    }
  }

  @Test
  void keepsOneTimerForASeries() throws Exception {
    series.read(0, 100);

    assertThat(series.timers()).isEqualTo(1);
  }

  @Test
  void forgetsASeriesThatStaysUnseen() throws Exception {
    series.read(0, 60);
    long last = START + 59 * HOUR;
    series.watermark(last + 2 * DAY - 1);
    assertThat(series.stateEntries()).isPositive();
    assertThat(series.expired()).isZero();

    series.watermark(last + 2 * DAY);
    assertThat(series.stateEntries()).isZero();
    assertThat(series.timers()).isZero();
    assertThat(series.expired()).isEqualTo(1);
  }

  @Test
  void beginsAnewWithASeriesThatComesBack() throws Exception {
    series.read(0, 60);
    series.watermark(START + 60 * DAY);
    ScoredWindow first = series.read(61 * 24, 61 * 24 + 1).get(0);

    assertThat(first.expected()).isNaN();
    assertThat(first.trust()).isEqualTo(Trust.LEARNING);
    assertThat(series.timers()).isEqualTo(1);
  }

  @Test
  void keepsWhatItLearntAtTheEndOfTheInput() throws Exception {
    series.read(0, 60);
    series.watermark(Long.MAX_VALUE);

    assertThat(series.stateEntries()).isPositive();
    assertThat(series.expired()).isZero();
    assertThat(series.timers()).isZero();
  }

  /** Generations of series come and go: what they leave is compacted away. */
  @Test
  void freesTheDiskOfSeriesThatAreGone() throws Exception {
    int generations = 50;
    try (LearningSeries onDisk = LearningSeries.open(new EmbeddedRocksDBStateBackend(true))) {
      long ofOne = 0;
      for (int generation = 0; generation < generations; generation++) {
        learnOf(onDisk, generation);
        long bytes = onDisk.snapshot().getStateSize();
        ofOne = generation == 0 ? bytes : ofOne;
        onDisk.watermark(START + (generation + 1L) * 5 * DAY - 1);
      }
      assertThat(onDisk.expired()).isEqualTo(generations * SERIES_OF_A_GENERATION);
      awaitCompaction(onDisk, generations / 4 * ofOne);
    }
  }

  /** RocksDB compacts in the background. */
  private static void awaitCompaction(LearningSeries onDisk, long bytes) throws Exception {
    Instant deadline = Instant.now().plusSeconds(30);
    while (onDisk.snapshot().getStateSize() >= bytes) {
      assertThat(Instant.now()).as("still more than %d bytes", bytes).isBefore(deadline);
      Thread.sleep(100);
    }
  }

  private static void learnOf(LearningSeries onDisk, int generation) throws Exception {
    for (int hour = 0; hour < 3; hour++) {
      for (int i = 0; i < SERIES_OF_A_GENERATION; i++) {
        SeriesKey pod = series("pod-" + generation + "-" + i, "requests");
        onDisk.read(window(pod, generation * 5 * 24 + hour));
      }
    }
  }
}
