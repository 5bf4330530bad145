package io.foretide.windows;

import static io.foretide.flink.fixtures.TelemetryFixtures.count;
import static io.foretide.flink.fixtures.TelemetryFixtures.record;
import static io.foretide.flink.fixtures.TelemetryFixtures.request;
import static io.foretide.windows.ClosingService.closing;
import static io.foretide.windows.ClosingService.partial;
import static io.foretide.windows.ClosingService.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.foretide.flink.deadletters.DeadLetter;
import io.foretide.flink.deadletters.DeadLetter.Reason;
import io.foretide.model.series.SeriesWindow;
import java.util.Map;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CloseWindowsTimeTest {
  private ClosingService service;

  @BeforeEach
  void open() throws Exception {
    service = ClosingService.open();
  }

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void writesAWindowOnceAndOnlyWhenItsGraceIsOver() throws Exception {
    service.read(count(window(0), "jobs", 1));
    service.watermark(closing(0) - 1);
    assertThat(service.written()).isEmpty();

    service.read(count(window(0), "jobs", 1));
    service.watermark(closing(0));
    assertThat(service.values()).containsExactly(Map.entry("0 checkout jobs", 2.0));

    service.watermark(closing(0) + 1);
    assertThat(service.written()).isEmpty();
    assertThat(service.deadLetters()).isEmpty();
  }

  @Test
  void sendsALateReadingToTheDeadLettersWithItsRecordAndHowLateItIs() throws Exception {
    service.read(count(window(0), "jobs", 1));
    service.watermark(closing(0) + 1234);
    service.written();
    service.read(count(window(0) + 17, "jobs", 1));

    assertThat(service.deadLetters())
        .singleElement()
        .usingRecursiveComparison()
        .isEqualTo(
            new DeadLetter(
                "telemetry-windows",
                Reason.LATE,
                "came 1234 ms of event time after the window had closed",
                record(window(0) + 17, new byte[] {1}),
                window(0) + 17,
                1234));
    assertThat(service.lateSamples()).isEqualTo(1);
    assertThat(service.written()).isEmpty();
  }

  @Test
  void knowsAfterARestartWhatItHasWritten() throws Exception {
    service.read(count(window(0), "jobs", 1));
    service.watermark(closing(0));
    try (ClosingService restored =
        ClosingService.restore(service.snapshot(), new HashMapStateBackend())) {
      restored.read(count(window(0), "jobs", 1), count(window(1), "jobs", 2));
      restored.watermark(closing(1));

      assertThat(restored.values()).containsExactly(Map.entry("1 checkout jobs", 2.0));
      assertThat(restored.deadLetters())
          .singleElement(type(DeadLetter.class))
          .satisfies(letter -> assertThat(letter.lateByMillis()).isZero());
    }
  }

  @Test
  void closesOpenWindowsWhenTheLatenessHasChangedInBetween() throws Exception {
    service.read(count(window(0), "jobs", 1));
    try (ClosingService patient =
        ClosingService.restore(
            service.snapshot(), new HashMapStateBackend(), ClosingService.lateness(40_000))) {
      patient.watermark(closing(0));
      assertThat(patient.written()).isEmpty();

      patient.watermark(closing(0) + 30_000);
      assertThat(patient.values()).containsExactly(Map.entry("0 checkout jobs", 1.0));
    }
  }

  @Test
  void saysHowManyReadingsALateSumHolds() throws Exception {
    service.watermark(closing(0) + 5);
    service.take(partial(count(window(0) + 9, "jobs", 1), count(window(0), "jobs", 1)));

    assertThat(service.deadLetters())
        .singleElement(type(DeadLetter.class))
        .satisfies(
            letter -> {
              assertThat(letter.detail())
                  .isEqualTo(
                      "2 readings, of which this is the first,"
                          + " came 5 ms of event time after the window had closed");
              assertThat(letter.eventTimeMillis()).isEqualTo(window(0) + 9);
              assertThat(letter.lateByMillis()).isEqualTo(5);
            });
    assertThat(service.lateSamples()).isEqualTo(2);
  }

  @Test
  void keepsNothingOfALateReading() throws Exception {
    service.watermark(closing(0));
    service.read(count(window(0), "jobs", 1));

    assertThat(service.timers()).isZero();
    assertThat(service.stateEntries()).isZero();
  }

  @Test
  void takesAnEarlierWindowThanTheFirstThatOpened() throws Exception {
    // windows 5, 3 -> 3, [4 silent], 5
    service.read(count(window(5), "jobs", 1), count(window(3), "jobs", 2));
    service.watermark(closing(5));

    assertThat(service.values())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("3 checkout jobs", 2.0, "4 checkout jobs", 0.0, "5 checkout jobs", 1.0));
  }

  @Test
  void passesByTheYearsBetweenAReadingOfTheDistantPastAndNow() throws Exception {
    // ten years before: reported as a gap for as long as any silence, then no more
    int decade = -10 * 365 * 24 * 60;
    service.read(count(window(decade), "jobs", 1), count(window(0), "jobs", 2));
    service.watermark(closing(0));

    assertThat(service.written())
        .extracting(SeriesWindow::startMillis, SeriesWindow::value)
        .containsExactly(
            tuple(window(decade), 1.0),
            tuple(window(decade + 1), Double.NaN),
            tuple(window(decade + 2), Double.NaN),
            tuple(window(decade + 3), Double.NaN),
            tuple(window(decade + 4), Double.NaN),
            tuple(window(0), 2.0));
    assertThat(service.timers()).isEqualTo(1);
  }

  @Test
  void closesWindowsInTheirOrder() throws Exception {
    service.read(count(window(2), "jobs", 1), count(window(0), "jobs", 1));
    service.read(count(window(1), "jobs", 1));
    service.watermark(closing(2));

    assertThat(service.written())
        .extracting(written -> written.startMillis())
        .containsExactly(window(0), window(1), window(2));
  }

  @Test
  void keepsOneTimerForAServiceWhateverItsSeriesAndWindows() throws Exception {
    service.read(request(window(0), "GET /cart"), count(window(0), "jobs", 1));
    service.read(request(window(1), "POST /pay"), request(window(1), "GET /cart"));
    assertThat(service.timers()).isEqualTo(1);

    service.watermark(closing(1));
    assertThat(service.timers()).isEqualTo(1);
  }

  @Test
  void writesWhatIsOpenAtTheEndOfTheInputAndNoEndlessSilence() throws Exception {
    service.read(count(window(0), "jobs", 1), count(window(2), "jobs", 3));
    service.watermark(Long.MAX_VALUE);

    assertThat(service.values())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("0 checkout jobs", 1.0, "1 checkout jobs", 0.0, "2 checkout jobs", 3.0));
    assertThat(service.timers()).isZero();
  }
}
