package io.foretide.cli.report;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * Replicas of one service: needed, as Foretide would have run them, and as the reactive rule would.
 *
 * <p>Holds arrays, so it has identity equality.
 *
 * @param service name of the service
 * @param timeMillis starts of the windows, ascending, milliseconds since the epoch
 * @param needed fewest replicas that serve the demand; NaN for a gap
 * @param foretide replicas ready when every recommendation is followed
 * @param reactive replicas ready under the reactive rule
 * @param foretideShort when Foretide had fewer than needed
 * @param reactiveShort when the reactive rule had fewer than needed
 * @param foretideFit how well Foretide met demand
 * @param reactiveFit how well the reactive rule met demand
 * @param regret what came of the recommendations
 */
public record ScalingChart(
    String service,
    long[] timeMillis,
    double[] needed,
    int[] foretide,
    int[] reactive,
    Stretches foretideShort,
    Stretches reactiveShort,
    Provisioning foretideFit,
    Provisioning reactiveFit,
    Regret regret) {

  /**
   * What was asked of a workload.
   *
   * @param startMillis starts of the windows, ascending, milliseconds since the epoch
   * @param windowMillis width of a window
   * @param requestsPerSecond demand of each window; NaN for a gap
   * @param capacityOfReplica what one replica serves, requests per second
   */
  public record Demand(
      long[] startMillis, long windowMillis, double[] requestsPerSecond, double capacityOfReplica) {

    double[] neededReplicas() {
      return Arrays.stream(requestsPerSecond)
          .map(demand -> Math.ceil(demand / capacityOfReplica))
          .toArray();
    }

    Provisioning fit(int[] replicas) {
      return Provisioning.of(requestsPerSecond, replicas, capacityOfReplica);
    }
  }

  /**
   * Compares two ways to run a service; the figures are of every window, the lines are thinned out.
   *
   * @param foretide replicas ready in each window when every recommendation is followed
   * @param reactive replicas ready in each window under the reactive rule
   * @param regret what came of the recommendations
   * @param limit most points to keep
   */
  public static ScalingChart of(
      String service, Demand demand, int[] foretide, int[] reactive, Regret regret, int limit) {
    double[] needed = demand.neededReplicas();
    int[] kept =
        Downsampling.rows(limit, new BitSet(), needed, asDoubles(foretide), asDoubles(reactive));
    return new ScalingChart(
        service,
        Downsampling.pick(demand.startMillis(), kept),
        Downsampling.pick(needed, kept),
        Downsampling.pick(foretide, kept),
        Downsampling.pick(reactive, kept),
        shortfall(demand, needed, foretide),
        shortfall(demand, needed, reactive),
        demand.fit(foretide),
        demand.fit(reactive),
        regret);
  }

  private static double[] asDoubles(int[] replicas) {
    return Arrays.stream(replicas).asDoubleStream().toArray();
  }

  private static Stretches shortfall(Demand demand, double[] needed, int[] replicas) {
    BitSet under =
        IntStream.range(0, needed.length)
            .filter(i -> replicas[i] < needed[i])
            .collect(BitSet::new, BitSet::set, BitSet::or);
    return Stretches.of(under, demand.startMillis(), demand.windowMillis());
  }
}
