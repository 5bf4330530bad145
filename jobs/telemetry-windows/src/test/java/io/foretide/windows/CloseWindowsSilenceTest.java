package io.foretide.windows;

import static io.foretide.flink.fixtures.TelemetryFixtures.count;
import static io.foretide.flink.fixtures.TelemetryFixtures.gauge;
import static io.foretide.flink.fixtures.TelemetryFixtures.request;
import static io.foretide.windows.ClosingService.closing;
import static io.foretide.windows.ClosingService.window;
import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.model.series.SeriesWindow;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CloseWindowsSilenceTest {
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
  void reportsZeroForCountsAndAGapForTheOthers() throws Exception {
    service.read(request(window(0), ""), gauge(window(0), "saturation", 0.5));
    service.othersLive(2, 2);
    service.watermark(closing(0));
    service.written();
    service.watermark(closing(1));

    double gap = Double.NaN;
    assertThat(service.values())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "1 checkout requests", 0.0,
                "1 checkout errors", gap,
                "1 checkout latency.p50", gap,
                "1 checkout latency.p95", gap,
                "1 checkout latency.p99", gap,
                "1 checkout saturation", gap));
  }

  @Test
  void reportsSilenceWithoutWeight() throws Exception {
    service.read(request(window(0), ""));
    service.watermark(closing(0));
    service.written();
    service.watermark(closing(1));

    assertThat(service.written()).extracting(SeriesWindow::weight).containsOnly(0.0);
  }

  @Test
  void reportsWhatIsSilentBesideWhatIsNot() throws Exception {
    service.read(count(window(0), "jobs", 1), count(window(0), "mails", 1));
    service.read(count(window(1), "jobs", 2));
    service.watermark(closing(1));

    assertThat(service.values())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "0 checkout jobs", 1.0,
                "0 checkout mails", 1.0,
                "1 checkout jobs", 2.0,
                "1 checkout mails", 0.0));
  }

  @Test
  void forgetsAServiceThatIsSilentForTooLong() throws Exception {
    // expires after five minutes: 0 [1 2 3 4] and no more
    service.read(count(window(0), "jobs", 7));
    service.othersLive(0, 60);
    service.watermark(closing(60));

    assertThat(service.values())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "0 checkout jobs", 7.0,
                "1 checkout jobs", 0.0,
                "2 checkout jobs", 0.0,
                "3 checkout jobs", 0.0,
                "4 checkout jobs", 0.0));
    assertThat(service.timers()).isZero();
  }

  @Test
  void forgetsOneSeriesOfAServiceThatLives() throws Exception {
    service.read(count(window(0), "mails", 1));
    for (int minute = 0; minute < 7; minute++) {
      service.read(count(window(minute), "jobs", 1));
    }
    service.watermark(closing(6));

    assertThat(service.values())
        .containsKeys("4 checkout mails", "6 checkout jobs")
        .doesNotContainKeys("5 checkout mails", "6 checkout mails");
  }

  @Test
  void beginsAnewWithAServiceThatComesBack() throws Exception {
    service.read(count(window(0), "jobs", 7));
    service.watermark(closing(60));
    service.written();
    service.read(count(window(70), "jobs", 8));
    service.othersLive(72, 72);
    service.watermark(closing(71));

    assertThat(service.values())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("70 checkout jobs", 8.0, "71 checkout jobs", 0.0));
  }

  @Test
  void leavesNoStateOfAForgottenService() throws Exception {
    service.read(count(window(0), "jobs", 7));
    service.watermark(closing(60));

    assertThat(service.stateEntries()).isZero();
  }

  @Test
  void takesAnOutageOfTheTelemetryForNobodysSilence() throws Exception {
    // nobody is heard in 2, 3 and 4; in 1 and 5 others are
    service.read(count(window(0), "jobs", 7));
    service.othersLive(0, 1);
    service.othersLive(5, 6);
    service.watermark(closing(5));

    double gap = Double.NaN;
    assertThat(service.values())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "0 checkout jobs", 7.0,
                "1 checkout jobs", 0.0,
                "2 checkout jobs", gap,
                "3 checkout jobs", gap,
                "4 checkout jobs", gap));
  }

  @Test
  void takesAPauseShorterThanAnOutageForSilence() throws Exception {
    // nobody is heard in 1 and 2
    service.read(count(window(0), "jobs", 7));
    service.othersLive(3, 3);
    service.watermark(closing(2));

    assertThat(service.values()).containsEntry("1 checkout jobs", 0.0);
  }

  @Test
  void knowsOfAnOutageBeyondARestart() throws Exception {
    service.read(count(window(0), "jobs", 7));
    service.watermark(closing(0) - 1);
    try (ClosingService restored =
        ClosingService.restore(service.snapshot(), new HashMapStateBackend())) {
      restored.othersLive(3, 3);
      restored.watermark(closing(2));

      assertThat(restored.values()).containsEntry("1 checkout jobs", 0.0);
    }
  }

  @Test
  void forgetsWhoLivedLongAgo() throws Exception {
    service.othersLive(0, 9);
    service.watermark(closing(9));
    service.othersLive(10, 14);

    // An outage of three minutes could begin in window 8 at the earliest. Who looked when there
    // were seven looks again when eight more have come.
    assertThat(service.liveWindows())
        .containsExactlyElementsOf(
            IntStream.rangeClosed(7, 14).mapToObj(ClosingService::window).toList());
  }
}
