package io.foretide.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ReactiveHpaTest {
  private static final long MINUTE = 60_000;

  // a pod serves 10 requests/s and should serve 5
  private static final ReactiveHpa HPA = new ReactiveHpa(0.5, 10, 1, 20, 2 * MINUTE);

  @Test
  void asksForTheCeilingOfWantedPods() {
    assertThat(HPA.desired(41, 4, 4)).isEqualTo(9);
    assertThat(HPA.desired(11, 4, 4)).isEqualTo(3);
  }

  @Test
  void letsTenPerCentBe() {
    // 10 pods at target serve 50
    assertThat(HPA.desired(54.9, 10, 10)).isEqualTo(10);
    assertThat(HPA.desired(55.1, 10, 10)).isEqualTo(12);
    assertThat(HPA.desired(45.1, 10, 10)).isEqualTo(10);
    assertThat(HPA.desired(44.9, 10, 10)).isEqualTo(9);
  }

  @Test
  void countsPodsThatStartAsIdleWhenScalingUpAndLeavesThemOutWhenScalingDown() {
    // 10 ordered, 4 ready: too busy for 4, not for 10
    assertThat(HPA.desired(30, 10, 4)).isEqualTo(10);
    assertThat(HPA.desired(15, 10, 4)).isEqualTo(3);
  }

  @Test
  void staysWithinItsBounds() {
    assertThat(HPA.desired(1e9, 4, 4)).isEqualTo(20);
    assertThat(HPA.desired(0, 4, 4)).isEqualTo(1);
  }

  @Test
  void scalesUpOnTheWindowBeforeAndIsReadyAfterTheLeadTime() {
    // demand rises in window 1, is seen at 2, served at 4
    double[] demand = {10, 40, 40, 40, 40, 40};
    assertThat(replicas(demand, 2)).containsExactly(2, 2, 2, 2, 8, 8);
  }

  @Test
  void scalesDownToTheHighestOfFiveMinutes() {
    double[] demand = new double[10];
    Arrays.fill(demand, 10);
    demand[0] = 40;
    // 8 desired at 1; 2 desired from 2 on; in force once 1 is more than five minutes ago
    assertThat(replicas(demand, 8)).containsExactly(8, 8, 8, 8, 8, 8, 8, 2, 2, 2);
  }

  @Test
  void holdsTheInitialCountForFiveMinutes() {
    double[] demand = new double[8];
    Arrays.fill(demand, 10);
    assertThat(replicas(demand, 8)).containsExactly(8, 8, 8, 8, 8, 8, 2, 2);
  }

  @Test
  void changesNothingInAGap() {
    double[] demand = new double[8];
    Arrays.fill(demand, Double.NaN);
    assertThat(replicas(demand, 6)).containsOnly(6);
  }

  @Test
  void refusesSettingsThatNothingCouldFollow() {
    assertThatThrownBy(() -> new ReactiveHpa(0, 10, 1, 20, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ReactiveHpa(0.5, 10, 3, 2, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static int[] replicas(double[] demand, int initial) {
    long[] starts = LongStream.range(0, demand.length).map(i -> i * MINUTE).toArray();
    return HPA.replicas(starts, demand, initial);
  }
}
