package io.foretide.windows;

import static io.foretide.flink.fixtures.TelemetryFixtures.CHECKOUT;
import static io.foretide.flink.fixtures.TelemetryFixtures.count;
import static io.foretide.flink.fixtures.TelemetryFixtures.gauge;
import static io.foretide.flink.fixtures.TelemetryFixtures.incoming;
import static io.foretide.flink.fixtures.TelemetryFixtures.request;
import static io.foretide.windows.ClosingService.closing;
import static io.foretide.windows.ClosingService.window;
import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.flink.deadletters.DeadLetter;
import io.foretide.flink.deadletters.DeadLetter.Reason;
import io.foretide.flink.deadletters.DeadLetters;
import io.foretide.flink.deadletters.SourceRecord;
import io.foretide.flink.fixtures.TelemetryFixtures;
import io.foretide.flink.kafka.IncomingTelemetry;
import io.foretide.model.episode.ServiceCall;
import io.foretide.model.series.TelemetryReading;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FoldOperatorTest {
  private static final int MANY_WINDOWS = 20_000;
  private static final long MOST_BYTES_A_WINDOW = 4_000;

  private OneInputStreamOperatorTestHarness<IncomingTelemetry, WindowPartial> harness;

  @BeforeEach
  void open() throws Exception {
    harness = new OneInputStreamOperatorTestHarness<>(new FoldOperator(ClosingService.SETTINGS));
    harness.open();
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @Test
  void foldsTheReadingsOfAWindowIntoOneSum() throws Exception {
    read(count(window(0), "jobs", 1), count(window(0) + 59_999, "jobs", 2));
    assertThat(sums()).isEmpty();

    harness.processWatermark(closing(0));
    assertThat(sums()).containsExactly("0 jobs 3.0");
  }

  @Test
  void namesWhoCallsWhomAtMostOnceAnHour() throws Exception {
    for (int minute = 0; minute < 90; minute++) {
      read(
          asked(minute, "front"),
          asked(minute, ""),
          asked(minute, "batch"),
          asked(minute, "front"));
      harness.processWatermark(closing(minute));
    }

    assertThat(harness.getSideOutput(FoldOperator.CALLS))
        .extracting(StreamRecord::getValue)
        .containsExactlyInAnyOrder(
            new ServiceCall("shop", "front", "checkout", window(0)),
            new ServiceCall("shop", "batch", "checkout", window(0)),
            new ServiceCall("shop", "front", "checkout", window(60)),
            new ServiceCall("shop", "batch", "checkout", window(60)));
  }

  @Test
  void namesWhoCallsWhomOfEqualTextsOnceAndOfAFloodOnlyAPart() throws Exception {
    for (int i = 0; i < 1000; i++) {
      read(asked(0, new String("front")), asked(0, "bot-" + i));
    }
    harness.processWatermark(closing(0));

    assertThat(harness.getSideOutput(FoldOperator.CALLS))
        .extracting(call -> call.getValue().caller())
        .containsOnlyOnce("front")
        .hasSizeLessThanOrEqualTo(100);
  }

  private static TelemetryReading asked(int minute, String caller) {
    return TelemetryReading.request(
        window(minute), TelemetryFixtures.series("GET /cart", ""), 12, false, caller);
  }

  @Test
  void keepsOperationsSignalsKindsAndWindowsApart() throws Exception {
    read(gauge(window(0), "jobs", 0.5), count(window(0), "jobs", 1));
    read(count(window(1), "jobs", 2));
    harness.endInput();

    assertThat(sums()).containsExactlyInAnyOrder("0 jobs 0.5", "0 jobs 1.0", "1 jobs 2.0");
  }

  @Test
  void handsOnOnlyTheWindowsThatAWatermarkCloses() throws Exception {
    read(count(window(0), "jobs", 1), count(window(1), "jobs", 2));
    harness.processWatermark(closing(0) - 1);
    assertThat(sums()).isEmpty();

    harness.processWatermark(closing(0));
    assertThat(sums()).containsExactly("0 jobs 1.0");
    harness.processWatermark(closing(1));
    assertThat(sums()).containsExactly("1 jobs 2.0");
  }

  @Test
  void handsSumsOnAheadOfTheWatermarkThatClosesTheirWindow() throws Exception {
    read(count(window(0), "jobs", 1));
    harness.processWatermark(closing(0));

    assertThat(harness.getOutput()).hasSize(2).last().isEqualTo(new Watermark(closing(0)));
  }

  @Test
  void handsEverythingOnBeforeACheckpointsBarrier() throws Exception {
    read(count(window(0), "jobs", 1), count(window(5), "jobs", 2));
    harness.prepareSnapshotPreBarrier(1);
    assertThat(sums()).containsExactlyInAnyOrder("0 jobs 1.0", "5 jobs 2.0");

    harness.endInput();
    assertThat(sums()).isEmpty();
  }

  @Test
  void handsEverythingOnBeforeItFallsIdle() throws Exception {
    read(count(window(0), "jobs", 1));
    harness.processWatermarkStatus(WatermarkStatus.IDLE);

    assertThat(harness.getOutput()).hasSize(2).last().isEqualTo(WatermarkStatus.IDLE);
    assertThat(sums()).containsExactly("0 jobs 1.0");
  }

  @Test
  void handsEverythingOnWhenItHoldsMoreThanItMay() throws Exception {
    read(count(window(0), "a", 1), count(window(0), "b", 1), count(window(0), "c", 1));
    assertThat(sums()).isEmpty();

    read(count(window(0), "d", 1));
    assertThat(sums()).containsExactlyInAnyOrder("0 a 1.0", "0 b 1.0", "0 c 1.0", "0 d 1.0");
  }

  /** As when history is read and one partition is days ahead of another. */
  @Test
  void holdsThousandsOfWindowsInLittleMemory() throws Exception {
    harness.close();
    harness =
        new OneInputStreamOperatorTestHarness<>(
            new FoldOperator(ClosingService.maxFolded(MANY_WINDOWS)));
    harness.open();
    long before = reachableHeap();
    for (int minute = 0; minute < MANY_WINDOWS; minute++) {
      read(count(window(minute), "jobs", 1));
    }
    long held = reachableHeap() - before;
    assertThat(live()).hasSize(MANY_WINDOWS);
    assertThat(sums()).isEmpty();
    assertThat(held).isLessThan(MANY_WINDOWS * MOST_BYTES_A_WINDOW);
  }

  private static long reachableHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  @Test
  void findsASumByTheObjectOfItsKeyInItsOwnWindowOnly() throws Exception {
    TelemetryReading first = count(window(0), "jobs", 1);
    TelemetryReading second = at(window(1), first);
    read(first, second, first);
    harness.prepareSnapshotPreBarrier(1);
    assertThat(sums()).containsExactlyInAnyOrder("0 jobs 2.0", "1 jobs 1.0");

    harness.prepareSnapshotPreBarrier(2);
    read(second, first, second);
    harness.prepareSnapshotPreBarrier(3);
    assertThat(sums()).containsExactlyInAnyOrder("0 jobs 1.0", "1 jobs 2.0");
  }

  private static TelemetryReading at(long time, TelemetryReading reading) {
    return TelemetryReading.sample(
        reading.kind(), time, reading.series(), reading.value(), reading.weight());
  }

  @Test
  void handsALateReadingOnByItselfWithItsRecord() throws Exception {
    harness.processWatermark(closing(0));
    IncomingTelemetry late = incoming(request(window(0) + 17, "GET /cart"));
    harness.processElement(late, 0);
    harness.processElement(late, 0);

    assertThat(harness.extractOutputValues())
        .hasSize(2)
        .allSatisfy(
            partial -> {
              assertThat(partial.service()).isEqualTo(CHECKOUT);
              assertThat(partial.startMillis()).isEqualTo(window(0));
              assertThat(partial.eventTimeMillis()).isEqualTo(window(0) + 17);
              assertThat(partial.source()).usingRecursiveComparison().isEqualTo(late.source());
            });
  }

  @Test
  void carriesTheCoordinatesOfTheFirstReadingWithASum() throws Exception {
    read(count(window(0) + 3, "jobs", 1), count(window(0), "jobs", 1));
    harness.endInput();

    assertThat(harness.extractOutputValues())
        .singleElement()
        .satisfies(
            partial -> {
              assertThat(partial.readings()).isEqualTo(2);
              assertThat(partial.eventTimeMillis()).isEqualTo(window(0) + 3);
              assertThat(partial.source().coordinates()).isEqualTo("telemetry-3@41");
              assertThat(partial.source().value()).isNull();
            });
  }

  @Test
  void carriesTheEarliestRecordOfAllSumsOfAService() throws Exception {
    readAt(1, 9, count(window(0), "jobs", 1));
    readAt(0, 7, count(window(0) + 1, "mails", 1));
    readAt(0, 8, count(window(0) + 2, "pages", 1));
    harness.endInput();

    assertThat(harness.extractOutputValues())
        .singleElement()
        .satisfies(
            partial -> {
              assertThat(partial.readings()).isEqualTo(3);
              assertThat(partial.source().coordinates()).isEqualTo("telemetry-0@7");
              assertThat(partial.eventTimeMillis()).isEqualTo(window(0) + 1);
            });
  }

  private void readAt(int partition, long offset, TelemetryReading reading) throws Exception {
    SourceRecord place =
        new SourceRecord("telemetry", partition, offset, reading.eventTimeMillis(), null, null, 0);
    harness.processElement(new StreamRecord<>(new IncomingTelemetry(place, reading, null), 0));
  }

  @Test
  void sendsWhatTheSourceRejectedToTheDeadLetters() throws Exception {
    SourceRecord source = TelemetryFixtures.record(window(0), new byte[] {1});
    DeadLetter letter = DeadLetter.unreadable("windows", Reason.UNDECODABLE, "no Avro", source);
    harness.processElement(
        new StreamRecord<>(new IncomingTelemetry(source, null, letter), window(0)));
    harness.endInput();

    assertThat(harness.getSideOutput(DeadLetters.TAG))
        .extracting(StreamRecord::getValue)
        .singleElement()
        .usingRecursiveComparison()
        .isEqualTo(letter);
    assertThat(harness.getOutput()).isEmpty();
  }

  @Test
  void namesEveryWindowThatLivesOnceAndAheadOfTheSums() throws Exception {
    read(count(window(0), "jobs", 1), count(window(1), "jobs", 1), count(window(0), "mails", 1));
    assertThat(live()).containsExactly(window(0), window(1));
    assertThat(sums()).isEmpty();

    harness.processWatermark(closing(1));
    read(count(window(1), "jobs", 1), count(window(2), "jobs", 1));
    assertThat(live()).containsExactly(window(0), window(1), window(2));
  }

  private List<Long> live() {
    return harness.getSideOutput(FoldOperator.LIVE).stream().map(StreamRecord::getValue).toList();
  }

  private void read(TelemetryReading... readings) throws Exception {
    for (TelemetryReading reading : readings) {
      harness.processElement(new StreamRecord<>(incoming(reading), reading.eventTimeMillis()));
    }
  }

  /** Sums since the last call: minute, signal, value. */
  private List<String> sums() {
    List<String> sums = new ArrayList<>();
    for (WindowPartial partial : harness.extractOutputValues()) {
      WindowSums.decode(partial.sums())
          .forEach((key, sum) -> sums.add(text(partial.startMillis(), key, sum)));
    }
    harness.getOutput().clear();
    return sums;
  }

  private static String text(long start, SumKey key, byte[] sum) {
    WindowRollup rollup = new WindowRollup(CHECKOUT, start, start + 60_000);
    rollup.add(key, sum);
    long minute = (start - window(0)) / 60_000;
    return rollup.windows().values().stream()
        .map(window -> minute + " " + window.key().signal() + " " + window.value())
        .collect(Collectors.joining(", "));
  }
}
