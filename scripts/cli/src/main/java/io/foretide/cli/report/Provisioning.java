package io.foretide.cli.report;

import java.util.List;

/**
 * How well replicas met demand.
 *
 * @param windows windows whose demand is known
 * @param underShare share of them that needed more than was ready, 0..1; NaN without windows
 * @param overRatio capacity that nothing used, over all demand: {@code sum(max(capacity - demand,
 *     0)) / sum(demand)}, >= 0; NaN without demand
 */
public record Provisioning(long windows, double underShare, double overRatio) {

  /** Nothing was scaled. */
  public static final Provisioning NONE = new Provisioning(0, Double.NaN, Double.NaN);

  /**
   * Compares replicas with demand.
   *
   * @param demand of each window, requests per second; NaN for a gap, which is left out
   * @param replicas ready in each window
   * @param capacityOfReplica what one replica serves, requests per second
   */
  public static Provisioning of(double[] demand, int[] replicas, double capacityOfReplica) {
    long windows = 0;
    long under = 0;
    double asked = 0;
    double spare = 0;
    for (int i = 0; i < demand.length; i++) {
      if (!Double.isNaN(demand[i])) {
        windows++;
        asked += demand[i];
        spare += Math.max(replicas[i] * capacityOfReplica - demand[i], 0);
        under += replicas[i] < needed(demand[i], capacityOfReplica) ? 1 : 0;
      }
    }
    return windows == 0
        ? NONE
        : new Provisioning(
            windows, (double) under / windows, asked > 0 ? spare / asked : Double.NaN);
  }

  /** Fewest replicas that serve the demand. */
  public static int needed(double demand, double capacityOfReplica) {
    return (int) Math.ceil(demand / capacityOfReplica);
  }

  /**
   * Several workloads as one, by their medians: a workload that a tenth of a replica would serve
   * must not decide.
   */
  public static Provisioning median(List<Provisioning> workloads) {
    return new Provisioning(
        workloads.stream().mapToLong(Provisioning::windows).sum(),
        Median.of(workloads.stream().mapToDouble(Provisioning::underShare)),
        Median.of(workloads.stream().mapToDouble(Provisioning::overRatio)));
  }
}
