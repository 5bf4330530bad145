package io.foretide.windows;

import static io.foretide.flink.fixtures.TelemetryFixtures.MINUTE;
import static io.foretide.flink.fixtures.TelemetryFixtures.count;
import static io.foretide.flink.fixtures.TelemetryFixtures.gauge;
import static io.foretide.flink.fixtures.TelemetryFixtures.request;
import static io.foretide.flink.fixtures.TelemetryFixtures.series;
import static io.foretide.windows.ClosingService.closing;
import static io.foretide.windows.ClosingService.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.SignalKind;
import io.foretide.model.series.TelemetryReading;
import io.foretide.model.series.TelemetryReading.Kind;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CloseWindowsValuesTest {
  private static final long START = window(0);

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
  void makesTheSignalsOfRequestsAndRollsOperationsUpToTheService() throws Exception {
    service.read(
        request(START, "GET /cart", 100, false),
        request(START + 1, "GET /cart", 100, true),
        request(START + 2, "GET /cart", 100, false),
        request(START + 3, "POST /pay", 100, false));
    service.watermark(closing(0));

    Map<String, Double> values = service.values();
    assertThat(values)
        .hasSize(15)
        .containsEntry("0 checkout GET /cart requests", 3.0)
        .containsEntry("0 checkout GET /cart errors", 1 / 3.0)
        .containsEntry("0 checkout POST /pay requests", 1.0)
        .containsEntry("0 checkout POST /pay errors", 0.0)
        .containsEntry("0 checkout requests", 4.0)
        .containsEntry("0 checkout errors", 0.25);
    assertThat(values)
        .allSatisfy(
            (series, value) -> {
              if (series.contains("latency")) {
                assertThat(value).isCloseTo(100, within(1.0));
              }
            });
  }

  @Test
  void findsEveryQuantileWithinOnePercent() throws Exception {
    for (int millis = 1; millis <= 1001; millis++) {
      service.read(request(START, "", millis, false));
    }
    service.watermark(closing(0));

    Map<String, Double> values = service.values();
    assertThat(values.get("0 checkout latency.p50")).isCloseTo(501, within(5.01));
    assertThat(values.get("0 checkout latency.p95")).isCloseTo(951, within(9.51));
    assertThat(values.get("0 checkout latency.p99")).isCloseTo(991, within(9.91));
  }

  @Test
  void countsRequestsWithoutAnOperationForTheServiceOnly() throws Exception {
    service.read(request(START, ""), request(START, "GET /cart"));
    service.watermark(closing(0));

    assertThat(service.values())
        .hasSize(10)
        .containsEntry("0 checkout requests", 2.0)
        .containsEntry("0 checkout GET /cart requests", 1.0);
  }

  @Test
  void takesTheMeanOfGaugesAndTheSumOfCounts() throws Exception {
    service.read(
        gauge(START, "saturation", 0.25),
        gauge(START + 1, "saturation", 0.75),
        count(START, "requests", 30),
        count(START + 1, "requests", 12));
    service.watermark(closing(0));

    assertThat(service.values())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("0 checkout saturation", 0.5, "0 checkout requests", 42.0));
  }

  @Test
  void saysBoundsKindAndWeightOfAWindow() throws Exception {
    service.read(
        TelemetryReading.sample(Kind.GAUGE, START + 59_999, series("", "errors"), 0.5, 250),
        TelemetryReading.sample(Kind.GAUGE, START, series("", "errors"), 0.25, 150));
    service.watermark(closing(0));

    assertThat(service.written())
        .containsExactly(
            new SeriesWindow(
                series("", "errors"), START, START + MINUTE, 0.40625, 400, SignalKind.RATIO));
  }

  @Test
  void believesRequestsMoreThanSamplesOfTheSameSeries() throws Exception {
    service.read(count(START, "requests", 1000), gauge(START, "errors", 0.9));
    service.read(request(START, "", 100, false));
    service.watermark(closing(0));

    assertThat(service.values())
        .hasSize(5)
        .containsEntry("0 checkout requests", 1.0)
        .containsEntry("0 checkout errors", 0.0);
  }

  @Test
  void believesCountsMoreThanGaugesOfTheSameName() throws Exception {
    service.read(gauge(START, "jobs", 0.5), count(START, "jobs", 3), count(START, "jobs", 4));
    service.watermark(closing(0));

    assertThat(service.written())
        .containsExactly(
            new SeriesWindow(series("", "jobs"), START, START + MINUTE, 7, 0, SignalKind.COUNT));
  }
}
