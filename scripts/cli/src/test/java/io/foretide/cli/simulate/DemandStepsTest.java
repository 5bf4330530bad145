package io.foretide.cli.simulate;

import static io.foretide.cli.simulate.SampleDemand.MINUTE;
import static io.foretide.cli.simulate.SampleDemand.START;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DemandStepsTest {
  private static final double GAP = Double.NaN;
  private static final long FIRST = START / MINUTE;

  @Test
  void knowsAValueAtTheEndOfItsStep() {
    DemandSteps demand = SampleDemand.steps(1, 2, 3);
    assertThat(demand.stepMillis()).isEqualTo(MINUTE);
    assertThat(demand.endMillis(1)).isEqualTo(START + MINUTE);
    assertThat(demand.startMillis(1)).isEqualTo(START);
  }

  @Test
  void looksBackOverAStretchWithoutItsGaps() {
    DemandSteps demand = SampleDemand.steps(4, GAP, 2, 9);
    assertThat(demand.max(FIRST, FIRST + 2)).isEqualTo(4);
    assertThat(demand.mean(FIRST, FIRST + 2)).isEqualTo(3);
    assertThat(demand.max(FIRST + 1, FIRST + 1)).isNaN();
    assertThat(demand.mean(FIRST + 1, FIRST + 1)).isNaN();
    assertThat(demand.max(FIRST - 5, FIRST - 1)).isNaN();
    assertThat(demand.mean(FIRST + 9, FIRST + 2)).isNaN();
  }

  @Test
  void takesOneRowForAStepAndNoneThatComesLate() {
    // minutes 0, 1, 1, 2, 0, 5
    long[] millis = {0, MINUTE, MINUTE + 10, 2 * MINUTE, 0, 5 * MINUTE};
    DemandSteps demand = DemandSteps.of(SampleDemand.of(millis, new double[] {1, 2, 30, 4, 50, 6}));
    assertThat(demand.count()).isEqualTo(4);
    assertThat(demand.max(0, 5)).isEqualTo(6);
    assertThat(demand.toRows(new double[] {10, 11, 12, 15}))
        .containsExactly(10, 11, 11, 12, GAP, 15);
  }

  @Test
  void countsStepsWithoutARowAndRowsWithoutAValueAsGaps() {
    long[] millis = {0, MINUTE, 2 * MINUTE, 5 * MINUTE, 6 * MINUTE, 4 * MINUTE};
    double[] values = {1, Double.NaN, 3, 4, 5, 6};
    DemandSteps demand = DemandSteps.of(SampleDemand.of(millis, values));
    // the last came late: it fills no gap
    assertThat(demand.span()).isEqualTo(7);
    assertThat(demand.gaps()).isEqualTo(3);
  }
}
