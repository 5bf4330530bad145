package io.foretide.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProvisioningTest {

  @Test
  void countsShortWindowsAndSpareCapacity() {
    // capacity 10: [20, 20, 20, 20] for demand [5, 20, 25, 10] -> spare 15 + 0 + 0 + 10
    Provisioning fit = Provisioning.of(new double[] {5, 20, 25, 10}, new int[] {2, 2, 2, 2}, 10);
    assertThat(fit.windows()).isEqualTo(4);
    assertThat(fit.underShare()).isEqualTo(0.25);
    assertThat(fit.overRatio()).isCloseTo(25.0 / 60, within(1e-12));
  }

  @Test
  void leavesGapsOut() {
    Provisioning fit = Provisioning.of(new double[] {Double.NaN, 10}, new int[] {0, 1}, 10);
    assertThat(fit).isEqualTo(new Provisioning(1, 0, 0));
  }

  @Test
  void knowsNothingWithoutWindows() {
    assertThat(Provisioning.of(new double[0], new int[0], 10)).isEqualTo(Provisioning.NONE);
    assertThat(Provisioning.median(List.of(Provisioning.NONE))).isEqualTo(Provisioning.NONE);
  }

  @Test
  void hasNoRatioWithoutDemand() {
    assertThat(Provisioning.of(new double[] {0}, new int[] {2}, 10).overRatio()).isNaN();
  }

  @Test
  void sumsWorkloadsUpByTheirMedians() {
    Provisioning median =
        Provisioning.median(
            List.of(
                new Provisioning(30, 0.1, 0.5),
                new Provisioning(10, 0.5, Double.NaN),
                new Provisioning(10, 0.2, 90)));
    assertThat(median.windows()).isEqualTo(50);
    assertThat(median.underShare()).isEqualTo(0.2);
    assertThat(median.overRatio()).isEqualTo(45.25);
  }
}
