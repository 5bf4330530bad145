package io.foretide.cli.simulate;

import static io.foretide.cli.simulate.SampleDemand.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class PodDeliveryTest {
  private static final double NONE = Double.NaN;

  @Test
  void roundsUpToWholeReplicasAndHasOneAtLeast() {
    // ordered at the end of row 0 and there when row 1 begins
    PodDelivery pods = new PodDelivery(10, 0, 0);
    assertThat(pods.capacity(SampleDemand.steps(1, 1, 1, 1), new double[] {21, 20, 0, 0}))
        .containsExactly(NONE, 30, 20, 10);
  }

  @Test
  void startsPodsInTheLeadTimeAndStopsThemAtOnce() {
    PodDelivery pods = new PodDelivery(1, 2 * MINUTE, 0);
    double[] ordered = {1, 4, NONE, NONE, 2, NONE};
    assertThat(pods.ofOrders(SampleDemand.steps(1, 1, 1, 1, 1, 1), ordered))
        .containsExactly(NONE, NONE, NONE, 1, 4, 2);
  }

  @Test
  void holdsANeedBeforePodsAreStopped() {
    PodDelivery pods = new PodDelivery(1, 0, 2 * MINUTE);
    assertThat(pods.capacity(SampleDemand.steps(1, 1, 1, 1, 1), new double[] {5, 1, 1, 1, 1}))
        .containsExactly(NONE, 5, 5, 5, 1);
  }

  @Test
  void holdsForTheLeadTimeWhenTheStabilizationIsShorter() {
    SimulationSettings settings =
        new SimulationSettings(15 * MINUTE, 0.01, 0, 1, 5 * MINUTE, ZoneOffset.UTC);
    // Ordered at t for the row at t + 15, whose step begins at t + 14.
    assertThat(PodDelivery.of(settings, MINUTE))
        .isEqualTo(new PodDelivery(1, 14 * MINUTE, 14 * MINUTE));
  }
}
