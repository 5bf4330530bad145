package io.foretide.cli.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.model.series.ScoredWindow;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesChartTest {
  private static final ShownSeries SHOWN =
      new ShownSeries(Samples.PAYMENT, Samples.STARTED, Samples.STARTED + 3 * Samples.MINUTE);

  @Test
  void drawsWhatWasObservedExpectedAndScored() {
    // 2 % is expected, 0 to 4 % at most; 6, 10 and 8 % come from 14:03 on, then nothing is known.
    List<ScoredWindow> windows =
        List.of(
            Samples.window(-2, 0.01, 0),
            Samples.window(-1, 0.03, 0.3),
            Samples.window(0, 0.06, 0.6),
            Samples.window(1, 0.1, 0.95),
            Samples.window(2, 0.08, 0.7),
            Samples.window(3, Double.NaN, 0),
            Samples.window(5, 0.02, 0));
    assertThat(SeriesChart.of(SHOWN, windows, 60))
        .containsExactly(
            """
            payment POST /pay errors, 2026-03-02 14:01 to 14:09 UTC
             10 % |   *
                  |
                  |    *
                  |
                  |  *
              5 % |
                  |:::::: :
                  |:o:::: :
                  |------ o
                  |o::::: :
              0 % |:::::: :
            score |
              0.9 |   #
             0.65 |   ##
              0.5 |  ###
             0.25 | ####
                  +--===---
                   14:01
            o observed, * outside the 95 % interval (:), - expected, = during the alert
            """
                .split("\n"));
  }

  @Test
  void fitsTheWidth() {
    List<ScoredWindow> windows = new ArrayList<>();
    for (int minute = -60; minute < 72; minute++) {
      windows.add(Samples.window(minute, 0.02, 0));
    }
    List<String> lines = SeriesChart.of(SHOWN, windows, 50);
    assertThat(lines.get(0)).endsWith("; a column is the most unusual of 4 windows");
    assertThat(lines.subList(1, lines.size() - 1)).allMatch(line -> line.length() <= 50);
    assertThat(lines.get(lines.size() - 3)).endsWith(" +---------------=-----------------");
    assertThat(lines.get(lines.size() - 2).strip()).isEqualTo("13:03               14:23");
  }

  @Test
  void drawsASeriesOfWhichNothingIsKnown() {
    assertThat(SeriesChart.of(SHOWN, List.of(Samples.window(0, Double.NaN, 0)), 40)).hasSize(20);
  }
}
