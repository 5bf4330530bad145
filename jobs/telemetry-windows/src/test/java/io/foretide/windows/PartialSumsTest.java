package io.foretide.windows;

import static io.foretide.flink.fixtures.TelemetryFixtures.count;
import static io.foretide.flink.fixtures.TelemetryFixtures.gauge;
import static io.foretide.flink.fixtures.TelemetryFixtures.incoming;
import static io.foretide.flink.fixtures.TelemetryFixtures.request;
import static io.foretide.windows.ClosingService.window;
import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.flink.kafka.IncomingTelemetry;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.TelemetryReading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.IOUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same readings give the same windows, however they are ordered and split into sums. */
class PartialSumsTest {
  private static final int READINGS = 600;
  private static final long DISORDER = ClosingService.SETTINGS.time().maxOutOfOrderness();
  private static final long GRACE = ClosingService.SETTINGS.allowedLateness();

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void addUpToTheSameWindows(long seed) throws Exception {
    List<TelemetryReading> readings = readings(new Random(seed));
    Set<SeriesWindow> expected = inOrder(readings);

    assertThat(expected).hasSizeGreaterThan(50);
    assertThat(shuffledAndSplit(readings, new Random(100 + seed))).isEqualTo(expected);
  }

  /** Six minutes of readings. Gauges are multiples of 1/8, whose sums are exact in any order. */
  private static List<TelemetryReading> readings(Random random) {
    List<TelemetryReading> readings = new ArrayList<>();
    String[] operations = {"", "GET /cart", "POST /pay"};
    for (int i = 0; i < READINGS; i++) {
      long time = window(0) + random.nextInt(6 * 60_000);
      String operation = operations[random.nextInt(operations.length)];
      readings.add(
          switch (random.nextInt(4)) {
            case 0 -> gauge(time, "saturation", random.nextInt(8) / 8.0);
            case 1 -> count(time, "jobs", random.nextInt(10));
            default -> request(time, operation, random.nextInt(500), random.nextInt(9) == 0);
          });
    }
    readings.sort(Comparator.comparingLong(TelemetryReading::eventTimeMillis));
    return readings;
  }

  private static Set<SeriesWindow> inOrder(List<TelemetryReading> readings) throws Exception {
    try (ClosingService service = ClosingService.open()) {
      service.read(readings.toArray(TelemetryReading[]::new));
      service.watermark(Long.MAX_VALUE);
      return distinct(service);
    }
  }

  /** Two source subtasks, each disordered as far as is allowed, with barriers in between. */
  private static Set<SeriesWindow> shuffledAndSplit(List<TelemetryReading> readings, Random random)
      throws Exception {
    Map<TelemetryReading, Long> arrivals =
        readings.stream()
            .distinct()
            .collect(
                Collectors.toMap(
                    reading -> reading,
                    reading -> reading.eventTimeMillis() + random.nextLong(DISORDER + GRACE)));
    List<TelemetryReading> disordered = new ArrayList<>(readings);
    disordered.sort(Comparator.comparing(arrivals::get));
    try (ClosingService service = ClosingService.open();
        Source left = new Source();
        Source right = new Source()) {
      for (TelemetryReading reading : disordered) {
        (random.nextBoolean() ? left : right).read(reading);
        if (random.nextInt(10) == 0) {
          handOn(left, right, service, random.nextInt(3) == 0);
        }
      }
      left.end();
      right.end();
      handOn(left, right, service, false);
      service.watermark(Long.MAX_VALUE);
      assertThat(service.deadLetters()).isEmpty();
      return distinct(service);
    }
  }

  private static void handOn(Source left, Source right, ClosingService service, boolean barrier)
      throws Exception {
    long watermark = Math.min(left.progress(barrier), right.progress(barrier));
    left.handTo(service);
    right.handTo(service);
    service.watermark(watermark);
  }

  private static Set<SeriesWindow> distinct(ClosingService service) {
    List<SeriesWindow> written = service.written();
    Set<SeriesWindow> distinct = new HashSet<>(written);
    assertThat(distinct).hasSameSizeAs(written);
    return distinct;
  }

  /** A source subtask with the operator that folds its readings. */
  private static final class Source implements AutoCloseable {
    private final OneInputStreamOperatorTestHarness<IncomingTelemetry, WindowPartial> fold =
        new OneInputStreamOperatorTestHarness<>(new FoldOperator(ClosingService.SETTINGS));
    private long newest = window(0);

    Source() throws Exception {
      fold.open();
    }

    void read(TelemetryReading reading) throws Exception {
      fold.processElement(incoming(reading), reading.eventTimeMillis());
      newest = Math.max(newest, reading.eventTimeMillis());
    }

    long progress(boolean barrier) throws Exception {
      if (barrier) {
        fold.prepareSnapshotPreBarrier(1);
      }
      long watermark = newest - DISORDER - 1;
      fold.processWatermark(watermark);
      return watermark;
    }

    void end() throws Exception {
      fold.endInput();
    }

    void handTo(ClosingService service) throws Exception {
      service.takeAll(fold);
    }

    @Override
    public void close() {
      IOUtils.closeQuietly(fold);
    }
  }
}
