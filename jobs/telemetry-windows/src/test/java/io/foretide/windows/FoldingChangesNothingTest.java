package io.foretide.windows;

import static io.foretide.flink.fixtures.TelemetryFixtures.gauge;
import static io.foretide.flink.fixtures.TelemetryFixtures.incoming;
import static io.foretide.flink.fixtures.TelemetryFixtures.request;
import static io.foretide.windows.ClosingService.window;
import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.flink.kafka.IncomingTelemetry;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.TelemetryReading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.IOUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Folding before the shuffle changes nothing: the windows, and how many readings come too late for
 * them, are those of readings that are handed on one by one, though the folding job is started anew
 * from each of its checkpoints, and however much it may hold. Half of the readings are of one
 * operation, a part comes after its window has closed; most have the key object of those before.
 */
class FoldingChangesNothingTest {
  private static final int READINGS = 900;
  private static final int MINUTES = 9;
  private static final int READINGS_PER_WATERMARK = 7;
  private static final long DISORDER = ClosingService.SETTINGS.time().maxOutOfOrderness();

  @ParameterizedTest(name = "seed {0}, at most {1} sums, a checkpoint after {2} readings")
  @CsvSource({
    "1, 3, 45",
    "2, 3, 45",
    "3, 3, 45",
    "4, 3, 45",
    "5, 3, 45",
    "6, 3, 45",
    "7, 3, 45",
    "8, 3, 45",
    "1, 1000, 150",
    "2, 1000, 150",
    "3, 1000, 150",
    "4, 1000, 150"
  })
  void givesTheSameWindowsAndTheSameLateReadings(long seed, int maxFolded, int perCheckpoint)
      throws Exception {
    List<TelemetryReading> readings = arriving(new Random(seed));

    Outcome oneByOne = oneByOne(readings);
    assertThat(oneByOne.windows).hasSizeGreaterThan(50);
    assertThat(oneByOne.late).isBetween(20L, 300L);
    Outcome folded = folded(readings, ClosingService.maxFolded(maxFolded), perCheckpoint);
    assertThat(folded.windows).isEqualTo(oneByOne.windows);
    assertThat(folded.late).isEqualTo(oneByOne.late);
  }

  /** What was written, the later window of a series and start in force, and how many were late. */
  private record Outcome(Map<String, SeriesWindow> windows, long late) {
    static Outcome of(List<SeriesWindow> written, long late) {
      Map<String, SeriesWindow> windows = new HashMap<>();
      for (SeriesWindow window : written) {
        SeriesWindow before = windows.put(window.startMillis() + window.key().id(), window);
        assertThat(before).as("written twice").isNull();
      }
      return new Outcome(windows, late);
    }
  }

  /** Readings of a service as they arrive: one in ten up to two minutes late. */
  private static List<TelemetryReading> arriving(Random random) {
    Map<TelemetryReading, Long> arrivals = new LinkedHashMap<>();
    Map<SeriesKey, SeriesKey> recurring = new HashMap<>();
    for (int i = 0; i < READINGS; i++) {
      long time = window(0) + (long) MINUTES * 60_000 * i / READINGS;
      // The duration tells readings apart, and adds up exactly in any order.
      TelemetryReading reading =
          random.nextInt(5) == 0
              ? gauge(time, "saturation", i / 1024.0)
              : request(time, operation(random), 100 + i, random.nextInt(9) == 0);
      long delay = random.nextInt(10) == 0 ? random.nextLong(120_000) : random.nextLong(DISORDER);
      boolean recurs = random.nextInt(10) > 0;
      arrivals.put(recurs ? withKey(reading, recurring) : reading, time + delay);
    }
    return arrivals.keySet().stream().sorted(Comparator.comparing(arrivals::get)).toList();
  }

  /** The same reading with the first object of its key, as the source gives it. */
  private static TelemetryReading withKey(
      TelemetryReading reading, Map<SeriesKey, SeriesKey> recurring) {
    return new TelemetryReading(
        reading.kind(),
        reading.eventTimeMillis(),
        recurring.computeIfAbsent(reading.series(), same -> same),
        reading.value(),
        reading.weight(),
        reading.failed(),
        reading.callerService());
  }

  private static String operation(Random random) {
    return random.nextBoolean() ? "GET /cart" : "POST /pay/" + random.nextInt(5);
  }

  private static Outcome oneByOne(List<TelemetryReading> readings) throws Exception {
    try (ClosingService service = ClosingService.open()) {
      long newest = window(0);
      for (int i = 0; i < readings.size(); i++) {
        service.read(readings.get(i));
        newest = Math.max(newest, readings.get(i).eventTimeMillis());
        if (i % READINGS_PER_WATERMARK == 0) {
          service.watermark(newest - DISORDER - 1);
        }
      }
      service.watermark(Long.MAX_VALUE);
      return Outcome.of(service.written(), service.lateSamples());
    }
  }

  private static Outcome folded(
      List<TelemetryReading> readings, TelemetryWindowsSettings settings, int perCheckpoint)
      throws Exception {
    List<SeriesWindow> committed = new ArrayList<>();
    long late = 0;
    OperatorSubtaskState checkpoint = null;
    int from = 0;
    long newest = window(0);
    while (from < readings.size()) {
      try (Attempt attempt = new Attempt(settings, checkpoint, newest)) {
        attempt.run(readings, from, perCheckpoint);
        from += perCheckpoint;
        if (from < readings.size()) {
          checkpoint = attempt.checkpoint();
        } else {
          attempt.end();
        }
        committed.addAll(attempt.service.written());
        late += attempt.service.lateSamples();
        newest = attempt.newest;
      }
    }
    return Outcome.of(committed, late);
  }

  /** A run of the job from a checkpoint on. */
  private static final class Attempt implements AutoCloseable {
    private final OneInputStreamOperatorTestHarness<IncomingTelemetry, WindowPartial> fold;
    private final ClosingService service;
    private long newest;

    Attempt(TelemetryWindowsSettings settings, OperatorSubtaskState checkpoint, long newest)
        throws Exception {
      fold = new OneInputStreamOperatorTestHarness<>(new FoldOperator(settings));
      fold.open();
      service =
          checkpoint == null
              ? ClosingService.open()
              : ClosingService.restore(checkpoint, new HashMapStateBackend());
      this.newest = newest;
    }

    void run(List<TelemetryReading> readings, int from, int count) throws Exception {
      for (int i = from; i < Math.min(readings.size(), from + count); i++) {
        TelemetryReading reading = readings.get(i);
        fold.processElement(incoming(reading), reading.eventTimeMillis());
        newest = Math.max(newest, reading.eventTimeMillis());
        if (i % READINGS_PER_WATERMARK == 0) {
          fold.processWatermark(newest - DISORDER - 1);
          handOn();
          service.watermark(newest - DISORDER - 1);
        }
      }
    }

    OperatorSubtaskState checkpoint() throws Exception {
      fold.prepareSnapshotPreBarrier(1);
      handOn();
      return service.snapshot();
    }

    void end() throws Exception {
      fold.endInput();
      handOn();
      service.watermark(Long.MAX_VALUE);
    }

    private void handOn() throws Exception {
      service.takeAll(fold);
    }

    @Override
    public void close() {
      IOUtils.closeQuietly(fold);
      service.close();
    }
  }
}
