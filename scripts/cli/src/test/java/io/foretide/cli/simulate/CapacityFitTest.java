package io.foretide.cli.simulate;

import static io.foretide.cli.simulate.SampleDemand.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CapacityFitTest {
  private static final double NONE = Double.NaN;

  @Test
  void judgesRowsWhoseDemandAndCapacityAreKnown() {
    // judged: 10 of 15, 30 of 15, 15 of 15 -> spare 5 of a demand of 55
    double[] demand = {900, 10, NONE, 30, 15, 20};
    double[] capacity = {1, 15, 15, 15, 15, NONE};
    assertThat(CapacityFit.of(demand, capacity, 1, 20 * MINUTE))
        .isEqualTo(new CapacityFit(3, 1.0 / 3, 5.0 / 55, 15, 0));
  }

  @Test
  void countsChangesOfCapacity() {
    double[] demand = {1, 1, 1, 1, 1};
    double[] capacity = {1, 2, NONE, 2, 1};
    assertThat(CapacityFit.of(demand, capacity, 0, MINUTE).changes()).isEqualTo(2);
  }

  @Test
  void knowsNothingWithoutRows() {
    CapacityFit fit = CapacityFit.of(new double[] {1}, new double[] {NONE}, 0, MINUTE);
    assertThat(fit).isEqualTo(new CapacityFit(0, NONE, NONE, NONE, NONE));
    assertThat(CapacityFit.median(List.of(fit)).violation()).isNaN();
  }

  @Test
  void hasNoRatioWithoutDemand() {
    CapacityFit fit = CapacityFit.of(new double[] {0, 0}, new double[] {5, 5}, 0, MINUTE);
    assertThat(fit.violation()).isZero();
    assertThat(fit.overProvision()).isNaN();
  }

  @Test
  void sumsSeriesUp() {
    List<CapacityFit> fits =
        List.of(
            new CapacityFit(10, 0.25, 0.5, 5, 2),
            new CapacityFit(20, 0.75, 1.5, 7, 4),
            new CapacityFit(0, NONE, NONE, NONE, NONE));
    assertThat(CapacityFit.median(fits)).isEqualTo(new CapacityFit(30, 0.5, 1, 6, 3));
    assertThat(CapacityFit.mean(fits)).isEqualTo(new CapacityFit(30, 0.5, 1, 6, 3));
  }
}
