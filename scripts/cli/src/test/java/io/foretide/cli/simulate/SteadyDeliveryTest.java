package io.foretide.cli.simulate;

import static io.foretide.cli.simulate.SampleDemand.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SteadyDeliveryTest {
  private static final double NONE = Double.NaN;

  @Test
  void isReadyALeadTimeAfterTheDecision() {
    double[] wanted = {5, 6, 7, 8};
    assertThat(new SteadyDelivery(2).capacity(SampleDemand.steps(1, 1, 1, 1), wanted))
        .containsExactly(NONE, NONE, 5, 6);
  }

  @Test
  void holdsUntilTheNextDecisionIsReady() {
    double[] wanted = {5, NONE, NONE, 8, NONE};
    assertThat(new SteadyDelivery(1).capacity(SampleDemand.steps(1, 1, 1, 1, 1), wanted))
        .containsExactly(NONE, 5, 5, 5, 8);
  }

  @Test
  void holdsOverRowsThatAreMissing() {
    // rows at 0, 1, 2 and 9: what was decided at 2 is ready at 4 and still there at 9
    long[] millis = {0, MINUTE, 2 * MINUTE, 9 * MINUTE};
    DemandSteps demand = DemandSteps.of(SampleDemand.of(millis, new double[] {1, 1, 1, 1}));
    assertThat(new SteadyDelivery(2).capacity(demand, new double[] {5, 6, 7, 8}))
        .containsExactly(NONE, NONE, 5, 7);
  }
}
