package io.foretide.cli.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.model.series.ScoredWindow;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChartColumnsTest {
  private static final ScoredWindow CALM = Samples.window(0, 0.02, 0.1);
  private static final ScoredWindow WILD = Samples.window(1, 0.12, 0.9);
  private static final ScoredWindow GAP = Samples.window(2, Double.NaN, 0.95);
  private static final ScoredWindow LATE = Samples.window(5, 0.02, 0);

  @Test
  void givesEachWindowAColumnWhereThereIsRoom() {
    var columns = ChartColumns.of(List.of(CALM, WILD, GAP, LATE), 6);
    assertThat(columns.windowsEach()).isEqualTo(1);
    assertThat(columns.windows()).containsExactly(CALM, WILD, GAP, null, null, LATE);
    assertThat(columns.toMillis()).isEqualTo(Samples.STARTED + 6 * Samples.MINUTE);
  }

  @Test
  void showsTheMostUnusualOfSeveralButNoGapBesideAValue() {
    var columns = ChartColumns.of(List.of(CALM, WILD, GAP, LATE), 2);
    // 0, 1, 2 | 5
    assertThat(columns.windowsEach()).isEqualTo(3);
    assertThat(columns.windows()).containsExactly(WILD, LATE);
    assertThat(columns.startMillis(1)).isEqualTo(Samples.STARTED + 3 * Samples.MINUTE);
  }
}
