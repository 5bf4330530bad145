package io.foretide.flink.options;

import static io.foretide.flink.fixtures.TelemetryFixtures.MINUTE;
import static io.foretide.flink.fixtures.TelemetryFixtures.START;
import static io.foretide.flink.fixtures.TelemetryFixtures.series;
import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.SignalKind;
import org.junit.jupiter.api.Test;

class WindowOptionsTest {
  @Test
  void cannotUseWindowsOfAnotherWidth() {
    assertThat(WindowOptions.complaint(window(MINUTE), MINUTE)).isNull();
    assertThat(WindowOptions.complaint(window(MINUTE + 1), MINUTE))
        .isEqualTo("the window is 60001 ms wide, expected windows.width of 60000 ms");
  }

  private static SeriesWindow window(long width) {
    return new SeriesWindow(series("", "requests"), START, START + width, 1, 1, SignalKind.COUNT);
  }
}
