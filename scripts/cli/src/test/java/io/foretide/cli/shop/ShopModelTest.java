package io.foretide.cli.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ShopModelTest {
  private static final long WEEK_MILLIS = 7L * 24 * 3_600_000;

  private final CallGraph graph = new CallGraph(ShopStory.EVERYDAY);
  private final TrafficFlow flow = new TrafficFlow(graph);

  @Test
  void demandGrowsByAWeekAndPeaksAtThePeak() {
    ShopSettings settings = ShopSettings.defaults();
    DemandCurve curve = new DemandCurve(settings);
    double highest = 0;
    for (int minute = 0; minute < 7 * 1_440; minute++) {
      highest = Math.max(highest, curve.requestsPerSecond(settings.minuteMillis(minute)));
    }
    double first = curve.requestsPerSecond(settings.startMillis());
    double second = curve.requestsPerSecond(settings.startMillis() + WEEK_MILLIS);

    assertThat(highest).isCloseTo(30, within(0.5));
    assertThat(second / first).isCloseTo(1.015, within(1e-9));
  }

  @Test
  void demandNeverJumps() {
    ShopSettings settings = ShopSettings.defaults();
    DemandCurve curve = new DemandCurve(settings);
    double previous = curve.requestsPerSecond(settings.startMillis());
    for (int minute = 1; minute < 8 * 1_440; minute++) {
      double next = curve.requestsPerSecond(settings.minuteMillis(minute));
      assertThat(next / previous).isCloseTo(1, within(0.02));
      previous = next;
    }
  }

  @Test
  void requestsFlowFromCallersToCallees() {
    flow.carry(100, calmNoise(), calm());

    assertThat(rate("gateway")).isEqualTo(100);
    assertThat(rate("catalog")).isCloseTo(45, within(1e-9));
    assertThat(rate("payment")).isCloseTo(8, within(1e-9));
    assertThat(rate("inventory")).isCloseTo(45 * 0.3 + 15 * 0.3 + 8, within(1e-9));
    assertThat(flow.callerShares(graph.index("inventory"))).containsExactly(shares(13.5, 4.5, 8));
    assertThat(flow.latency(0)).isEqualTo(1);
    assertThat(flow.errors(0)).isZero();
  }

  @Test
  void anOutageStarvesCalleesAndShowsInCallers() {
    Disturbance[] disturbances = calm();
    disturbances[graph.index("checkout")] = new Disturbance(0.1, 0.9, 1, 0, false);
    flow.carry(100, calmNoise(), disturbances);

    assertThat(rate("checkout")).isCloseTo(0.8, within(1e-9));
    assertThat(rate("payment")).isCloseTo(0.08, within(1e-9));
    assertThat(flow.errors(graph.index("gateway"))).isCloseTo(0.5 * 0.08 * 0.9, within(1e-9));
  }

  @Test
  void aSlowCalleeSlowsItsCallerDownABit() {
    Disturbance[] disturbances = calm();
    disturbances[graph.index("payment")] = Disturbance.latency(3);
    flow.carry(100, calmNoise(), disturbances);

    // half of 220 ms more, on a median of 160 ms
    assertThat(flow.latency(graph.index("checkout"))).isCloseTo(1 + 110.0 / 160, within(1e-9));
    assertThat(flow.latency(graph.index("gateway"))).isBetween(1.01, 1.1);
  }

  @Test
  void replicasFollowDemandWithALagAndLeaveLate() {
    ReplicaRule rule = new ReplicaRule(10);
    // 60 % of 10 requests/s each: 12 -> 2 replicas, 60 -> 10
    observe(rule, 12, 40);
    assertThat(rule.ready()).isEqualTo(2);
    observe(rule, 60, 2);
    assertThat(rule.ready()).isEqualTo(2);
    observe(rule, 60, 1);
    assertThat(rule.ready()).isEqualTo(10);
    observe(rule, 12, 29);
    assertThat(rule.ready()).isEqualTo(10);
    observe(rule, 12, 1);
    assertThat(rule.ready()).isEqualTo(2);
  }

  @Test
  void settingsOutOfRangeAreRefusedByName() {
    ShopSettings defaults = ShopSettings.defaults();

    assertThatThrownBy(() -> defaults.withLength(0, 10)).hasMessageContaining("historyDays = 0");
    assertThatThrownBy(() -> defaults.withLength(3, -1)).hasMessageContaining("rawMinutes = -1");
    assertThatThrownBy(() -> defaults.withStart(61_000))
        .hasMessageContaining("startMillis = 61000");
  }

  @Test
  void everyServiceTellsTheCapacityOfAReplica() {
    ShopTraffic traffic = new ShopTraffic(ShopSettings.defaults());

    assertThat(traffic.truth().replicaCapacity()).hasSize(10).containsEntry("gateway", 6.0);
    assertThat(traffic.services()).startsWith("gateway").endsWith("shipping");
  }

  private static void observe(ReplicaRule rule, double requestsPerSecond, int minutes) {
    for (int i = 0; i < minutes; i++) {
      rule.observe(requestsPerSecond);
    }
  }

  private double rate(String service) {
    return flow.requestsPerSecond(graph.index(service));
  }

  private static double[] shares(double... flows) {
    double sum = Arrays.stream(flows).sum();
    return Arrays.stream(flows).map(value -> value / sum).toArray();
  }

  private double[] calmNoise() {
    double[] noise = new double[graph.size()];
    Arrays.fill(noise, 1);
    return noise;
  }

  private Disturbance[] calm() {
    Disturbance[] disturbances = new Disturbance[graph.size()];
    Arrays.fill(disturbances, Disturbance.CALM);
    return disturbances;
  }
}
