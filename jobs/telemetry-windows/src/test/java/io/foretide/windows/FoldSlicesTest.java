package io.foretide.windows;

import static io.foretide.flink.fixtures.TelemetryFixtures.MINUTE;
import static io.foretide.flink.fixtures.TelemetryFixtures.incoming;
import static io.foretide.flink.fixtures.TelemetryFixtures.series;
import static io.foretide.windows.ClosingService.closing;
import static io.foretide.windows.ClosingService.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.foretide.flink.kafka.IncomingTelemetry;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.TelemetryReading;
import java.util.List;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the fold tells of windows that are still open. */
class FoldSlicesTest {
  private static final long DISORDER = ClosingService.SETTINGS.time().maxOutOfOrderness();

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
  void saysWhatHasComeOfAServiceSinceItLastDid() throws Exception {
    ask(window(1) + 7_000, "GET /cart", false);
    ask(window(1) + 7_010, "GET /cart", true);
    ask(window(1) + 7_020, "POST /pay", false);
    ask(window(1) + 7_030, "POST /pay", false);
    now(window(1) + 7_040);
    assertThat(slices())
        .extracting(slice -> slice.key().signal(), SeriesWindow::value, SeriesWindow::weight)
        .containsExactly(tuple("requests", 4.0, 4.0), tuple("errors", 0.25, 4.0));

    ask(window(1) + 7_100, "GET /cart", false);
    now(window(1) + 7_150);
    assertThat(slices())
        .extracting(SeriesWindow::key, SeriesWindow::startMillis, SeriesWindow::endMillis)
        .containsExactly(
            tuple(series("", "requests"), window(1) + 7_050, window(1) + 7_150),
            tuple(series("", "errors"), window(1) + 7_050, window(1) + 7_150));
    assertThat(slices()).isEmpty();
  }

  @Test
  void saysItAheadOfTheWatermark() throws Exception {
    ask(window(1) + 7_000, "GET /cart", true);
    now(window(1) + 7_040);

    assertThat(harness.getSideOutput(FoldOperator.SLICES)).hasSize(2);
    assertThat(harness.getOutput()).hasSize(1).first().isInstanceOf(Watermark.class);
  }

  @Test
  void saysItTenTimesASecondAtMost() throws Exception {
    for (int at = 0; at < 1_000; at += 20) {
      ask(window(1) + at, "GET /cart", false);
      now(window(1) + at + 1);
    }
    assertThat(slices()).hasSize(2 * 10);
  }

  @Test
  void saysWhatCameTooSoonThoughNothingComesAfterIt() throws Exception {
    ask(window(1) + 7_000, "GET /cart", false);
    now(window(1) + 7_010);
    slices();
    ask(window(1) + 7_050, "GET /cart", true);
    now(window(1) + 7_060);
    assertThat(slices()).isEmpty();

    harness.setProcessingTime(window(1) + 7_210);
    assertThat(slices())
        .extracting(slice -> slice.key().signal(), SeriesWindow::value, SeriesWindow::endMillis)
        .containsExactly(
            tuple("requests", 1.0, window(1) + 7_060), tuple("errors", 1.0, window(1) + 7_060));
    harness.setProcessingTime(window(1) + 9_000);
    assertThat(slices()).isEmpty();
  }

  @Test
  void saysOnceASecondThatASilentServiceIsSilent() throws Exception {
    ask(window(1), "GET /cart", false);
    for (int at = 0; at < 10_000; at += 50) {
      now(window(1) + at);
    }
    assertThat(slices())
        .extracting(SeriesWindow::value)
        .containsExactly(1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
  }

  @Test
  void forgetsAServiceAfterAWhileAndHearsItAgain() throws Exception {
    ask(window(1), "GET /cart", false);
    now(window(1));
    now(window(1) + 3 * MINUTE);
    slices();
    now(window(1) + 3 * MINUTE + 5_000);
    assertThat(slices()).isEmpty();

    ask(window(4) + 6_000, "GET /cart", false);
    now(window(4) + 6_000);
    assertThat(slices()).extracting(SeriesWindow::value).containsExactly(1.0, 0.0);
  }

  @Test
  void madeUpServicesTakeSoManyPlacesAndNobodyElses() throws Exception {
    ask(window(1), "GET /cart", false);
    flood(window(1));
    now(window(1) + 10);
    List<SeriesWindow> first = slices();
    assertThat(first).hasSize(2 * ServiceSlices.MOST_SERVICES);
    assertThat(first).extracting(SeriesWindow::key).contains(series("", "requests"));

    // So many take half a second each time.
    ask(window(1) + 100, "GET /cart", false);
    now(window(1) + 500);
    assertThat(slices()).isEmpty();
    now(window(1) + 520);
    assertThat(slices())
        .filteredOn(slice -> slice.key().equals(series("", "requests")))
        .extracting(SeriesWindow::value)
        .containsExactly(1.0);
  }

  @Test
  void whoFoundNoPlaceHasOneOnceThereIs() throws Exception {
    flood(window(1));
    ask(window(1), "GET /cart", false);
    now(window(1) + 10);
    assertThat(slices()).extracting(SeriesWindow::key).doesNotContain(series("", "requests"));

    now(window(1) + 3 * MINUTE + 10);
    slices();
    ask(window(4) + 1_000, "GET /cart", false);
    now(window(4) + 1_000);
    assertThat(slices()).extracting(SeriesWindow::value).containsExactly(1.0, 0.0);
  }

  private void flood(long time) throws Exception {
    for (int i = 0; i < 2 * ServiceSlices.MOST_SERVICES; i++) {
      SeriesKey madeUp = new SeriesKey("hostile", "made-up-" + i, "GET /", "");
      harness.processElement(
          new StreamRecord<>(
              incoming(TelemetryReading.request(time, madeUp, 12, false, "")), time));
    }
  }

  @Test
  void saysNothingOfHistory() throws Exception {
    ask(window(1), "GET /cart", true);
    harness.setProcessingTime(window(1) + 2 * MINUTE);
    harness.processWatermark(window(1) - DISORDER);
    assertThat(slices()).isEmpty();

    ask(window(3), "GET /cart", false);
    now(window(3) + 200);
    assertThat(slices()).extracting(SeriesWindow::value).containsExactly(1.0, 0.0);
  }

  @Test
  void knowsNobodyWhoWasHeardInHistoryOnly() throws Exception {
    ask(window(1), "GET /cart", true);
    harness.setProcessingTime(window(1) + 2 * MINUTE);
    harness.processWatermark(window(1) - DISORDER);

    now(window(3) + 200);
    assertThat(slices()).isEmpty();
  }

  @Test
  void saysNothingAtTheEndOfTheInput() throws Exception {
    ask(window(1), "GET /cart", true);
    harness.setProcessingTime(closing(1));
    harness.processWatermark(Long.MAX_VALUE);

    assertThat(slices()).isEmpty();
  }

  private void ask(long time, String operation, boolean failed) throws Exception {
    harness.processElement(
        new StreamRecord<>(
            incoming(TelemetryReading.request(time, series(operation, ""), 12, failed, "")), time));
  }

  /** The newest reading is of now. */
  private void now(long time) throws Exception {
    harness.setProcessingTime(time);
    harness.processWatermark(time - 1 - DISORDER);
  }

  private List<SeriesWindow> slices() {
    var output = harness.getSideOutput(FoldOperator.SLICES);
    if (output == null) {
      return List.of();
    }
    List<SeriesWindow> slices = output.stream().map(StreamRecord::getValue).toList();
    output.clear();
    return slices;
  }
}
