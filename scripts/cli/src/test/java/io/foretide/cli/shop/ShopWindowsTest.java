package io.foretide.cli.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foretide.cli.shop.ShopTruth.ServiceCall;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.Signals;
import io.foretide.model.series.TelemetryReading;
import io.foretide.model.series.TelemetryReading.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Windows and records of the same eventful shop, four days of it. */
class ShopWindowsTest {
  private static final ShopSettings SETTINGS = ShopSettings.eventful().withLength(4, 0);
  private static final ShopTraffic TRAFFIC = new ShopTraffic(SETTINGS);
  private static final List<TelemetryReading> READINGS = new ArrayList<>();
  private static final List<List<SeriesWindow>> MINUTES = new ArrayList<>();

  @BeforeAll
  static void record() {
    for (ShopRecord shopRecord : TRAFFIC) {
      if (shopRecord.fault() == Fault.NONE || shopRecord.fault() == Fault.LATE) {
        READINGS.add(shopRecord.reading());
      }
    }
    TRAFFIC.windows().forEach(MINUTES::add);
  }

  @Test
  void everyMinuteHasTheSameSeriesInTheSameOrder() {
    List<String> ids = MINUTES.get(0).stream().map(window -> window.key().id()).toList();

    // seven signals of a service, and what requests say of the batch job's operation
    assertThat(ids).hasSize(12 * 7 + 5).doesNotHaveDuplicates();
    assertThat(MINUTES)
        .hasSize(SETTINGS.totalMinutes())
        .allMatch(
            windows -> windows.stream().map(window -> window.key().id()).toList().equals(ids));
  }

  @Test
  void windowsSayWhatSamplesSay() {
    Map<String, Double> windows = new HashMap<>();
    for (List<SeriesWindow> minute : MINUTES) {
      minute.forEach(
          window -> windows.put(window.key().id() + window.startMillis(), window.value()));
    }
    for (TelemetryReading reading : READINGS) {
      if (reading.kind() != Kind.REQUEST) {
        String key = reading.series().id() + SETTINGS.minuteMillis(minute(reading));
        assertThat(reading.value()).isEqualTo(windows.get(key));
      }
    }
  }

  @Test
  void tracedRequestsAreAllOfTheirMinuteAndNameNoOperation() {
    Map<String, Integer> requests = new HashMap<>();
    for (TelemetryReading reading : READINGS) {
      if (reading.kind() == Kind.REQUEST) {
        assertThat(SETTINGS.story().traces(minute(reading))).isTrue();
        assertThat(reading.series().operation()).isEmpty();
        requests.merge(reading.series().service() + minute(reading), 1, Integer::sum);
      }
    }
    for (int minute = 30; minute < MINUTES.size(); minute += 360) {
      for (SeriesWindow window : MINUTES.get(minute)) {
        if (window.key().signal().equals(Signals.REQUESTS) && window.key().operation().isEmpty()) {
          String key = window.key().service() + minute;
          assertThat((double) requests.getOrDefault(key, 0)).isEqualTo(window.value());
        }
      }
    }
  }

  @Test
  void tracesTellTheWholeCallGraph() {
    Set<ServiceCall> calls = new HashSet<>();
    for (TelemetryReading reading : READINGS) {
      if (!reading.callerService().isEmpty()) {
        calls.add(new ServiceCall(reading.callerService(), reading.series().service()));
      }
    }
    assertThat(calls).hasSize(15).containsExactlyInAnyOrderElementsOf(TRAFFIC.truth().calls());
  }

  @Test
  void theEstimateIsWithinFivePercent() {
    long records = 0;
    for (ShopRecord shopRecord : TRAFFIC) {
      records += shopRecord.arrivalMillis() > 0 ? 1 : 0;
    }
    assertThat((double) TRAFFIC.truth().expectedRecords() / records).isCloseTo(1, within(0.05));
  }

  @Test
  void aBatchJobHasNoCallerAndItsOwnOperation() {
    // requests from 05:30 to 06:30 in Berlin
    Instant start = Instant.parse("2026-02-24T04:30:00Z");
    ShopTraffic morning =
        new ShopTraffic(SETTINGS.withStart(start.toEpochMilli()).withLength(1, 60));
    Set<String> callers = new HashSet<>();
    Set<Long> minutes = new TreeSet<>();
    for (ShopRecord shopRecord : morning) {
      TelemetryReading reading = shopRecord.reading();
      if (shopRecord.fault() != Fault.POISON
          && reading.eventTimeMillis() >= morning.settings().rawStartMillis()
          && reading.series().operation().equals(OccasionPlan.BATCH_OPERATION)
          && reading.kind() == Kind.REQUEST) {
        callers.add(reading.callerService());
        minutes.add((reading.eventTimeMillis() - morning.settings().rawStartMillis()) / 60_000);
      }
    }
    assertThat(callers).containsExactly("");
    assertThat(minutes).containsExactlyElementsOf(LongStream.range(30, 55).boxed().toList());
  }

  @Test
  void recordsFollowFromTheSeed() throws Exception {
    assertThat(RecordDigest.of(new ShopTraffic(SETTINGS))).isEqualTo(RecordDigest.of(TRAFFIC));
    assertThat(RecordDigest.of(new ShopTraffic(SETTINGS.withSeed(14))))
        .isNotEqualTo(RecordDigest.of(TRAFFIC));
  }

  @Test
  void everyIteratorTellsTheSameStory() {
    int minute = 0;
    for (List<SeriesWindow> windows : TRAFFIC.windows()) {
      assertThat(windows).isEqualTo(MINUTES.get(minute++));
    }
  }

  private static int minute(TelemetryReading reading) {
    return (int)
        ((reading.eventTimeMillis() - SETTINGS.startMillis()) / ShopSettings.WINDOW_MILLIS);
  }
}
