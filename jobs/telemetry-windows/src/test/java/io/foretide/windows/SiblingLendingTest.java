package io.foretide.windows;

import static io.foretide.flink.fixtures.TelemetryFixtures.START;
import static io.foretide.flink.fixtures.TelemetryFixtures.series;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.TelemetryReading;
import io.foretide.model.series.TelemetryReading.Kind;
import io.foretide.model.series.UsualWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A service in windows of half an hour from a Monday, 14:00 UTC: its requests are ten times the
 * hours since the last 14:00.
 */
class SiblingLendingTest {
  private static final long HALF = Duration.ofMinutes(30).toMillis();

  /** After a week and two days the usual week has shown that it is worth lending. */
  private static final int KNOWN = 9 * 48 + 2;

  /** Windows of a series before the one with which it borrows. */
  private static final int LENT_AFTER = 4;

  private ClosingService service;
  private int now;

  @BeforeEach
  void open() throws Exception {
    service = restore(OperatorSubtaskState.builder().build());
  }

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void aNewSeriesIsToldOnceWhatIsUsualOfItsService() throws Exception {
    play(KNOWN, false);
    List<SeriesWindow> young = play(LENT_AFTER + 3, true);

    assertThat(young).hasSize(LENT_AFTER + 3);
    assertThat(young.stream().filter(window -> window.siblings() != null))
        .containsExactly(young.get(LENT_AFTER));
    UsualWeek week = young.get(LENT_AFTER).siblings();
    assertThat(week.hours()[14]).as("Monday 14:00, the first").isCloseTo(0, within(1e-3f));
    assertThat(week.hours()[15]).as("Monday 15:00").isCloseTo(10, within(1e-3f));
    assertThat(week.hours()[13]).as("Monday 13:00, the last").isCloseTo(230, within(1e-2f));
  }

  @Test
  void nothingIsLentBeforeThat() throws Exception {
    play(KNOWN - 2 - 2 * LENT_AFTER, false);

    assertThat(play(LENT_AFTER + 2, true)).allMatch(window -> window.siblings() == null);
  }

  @Test
  void theServiceAsAWholeBorrowsNothing() throws Exception {
    play(KNOWN, false);

    for (int i = 0; i < LENT_AFTER + 3; i++) {
      service.read(count("", "jobs", 5));
      tick(false);
      assertThat(service.written()).allMatch(window -> window.siblings() == null);
    }
  }

  @Test
  void goesOnInTheMiddleOfTheWeekAndOfAnHour() throws Exception {
    play(101, false);
    OperatorSubtaskState snapshot = service.snapshot();
    service.close();
    service = restore(snapshot);
    play(KNOWN - 101, false);
    UsualWeek week = play(LENT_AFTER + 1, true).get(LENT_AFTER).siblings();

    assertThat(week.hours()[14 + 50]).as("of two windows").isCloseTo(20, within(1e-2f));
  }

  private static ClosingService restore(OperatorSubtaskState snapshot) throws Exception {
    return ClosingService.restore(
        snapshot, new HashMapStateBackend(), ClosingService.halfHours(ZoneId.of("UTC")));
  }

  /** Closes a number of windows; what is written of the operation. */
  private List<SeriesWindow> play(int windows, boolean operation) throws Exception {
    List<SeriesWindow> young = new ArrayList<>();
    for (int i = 0; i < windows; i++) {
      tick(operation);
      for (SeriesWindow window : service.written()) {
        if (!window.key().isServiceLevel()) {
          young.add(window);
        }
      }
    }
    return young;
  }

  private void tick(boolean operation) throws Exception {
    service.read(count("", "requests", 10 * (now / 2 % 24)));
    if (operation) {
      service.read(count("GET /new", "requests", 3));
    }
    now++;
    service.watermark(START + now * HALF - 1 + ClosingService.SETTINGS.allowedLateness());
  }

  private TelemetryReading count(String operation, String signal, double value) {
    return TelemetryReading.sample(
        Kind.COUNT, START + now * HALF, series(operation, signal), value, 0);
  }
}
