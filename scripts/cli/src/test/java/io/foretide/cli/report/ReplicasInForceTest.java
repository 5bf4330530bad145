package io.foretide.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.cli.Recommended;
import io.foretide.model.scaling.Recommendation;
import io.foretide.model.series.ServiceKey;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplicasInForceTest {
  private static final long[] WINDOWS = {0, 1, 2, 3, 4, 5, 6, 7};
  private static final long LEAD = 3;

  @Test
  void startsPodsWithTheLeadTime() {
    assertThat(inForce(decision(1, 5))).containsExactly(2, 2, 2, 2, 5, 5, 5, 5);
  }

  @Test
  void stopsPodsAtOnce() {
    assertThat(inForce(decision(3, 1))).containsExactly(2, 2, 2, 1, 1, 1, 1, 1);
  }

  @Test
  void cancelsPodsThatAreStillStarting() {
    // 5 asked for at 1 and cut to 3 at 2: three are ready at 4, never five
    assertThat(inForce(decision(1, 5), decision(2, 3))).containsExactly(2, 2, 2, 2, 3, 3, 3, 3);
  }

  @Test
  void startsAgainWhatWasStopped() {
    assertThat(inForce(decision(1, 1), decision(2, 2))).containsExactly(2, 1, 1, 1, 1, 2, 2, 2);
  }

  @Test
  void keepsTheTimeOfThePodsThatWereAskedForFirst() {
    assertThat(inForce(decision(2, 6), decision(1, 4))).containsExactly(2, 2, 2, 2, 4, 6, 6, 6);
  }

  @Test
  void staysAsItWasWithoutRecommendations() {
    assertThat(inForce()).containsOnly(2);
  }

  private static int[] inForce(Recommendation... recommendations) {
    return ReplicasInForce.of(List.of(recommendations), WINDOWS, 2);
  }

  private static Recommendation decision(long at, int replicas) {
    return Recommended.replicas(new ServiceKey("shop", "checkout"), at, LEAD, replicas);
  }
}
