package io.foretide.cli.simulate;

import io.foretide.model.scaling.PodFleet;
import io.foretide.model.scaling.RecentNeeds;

/**
 * What the Kubernetes Horizontal Pod Autoscaler would have run on the same demand: the rule that
 * most people have, and the one to beat.
 *
 * <p>Source: kubernetes.io, "Horizontal Pod Autoscaling", algorithm details.
 *
 * <pre>
 *   desired = ceil(current * utilization / target)      nothing within 10 % of the target
 *   scale up at once; scale down to the highest desired of the last 5 minutes
 * </pre>
 *
 * <p>Utilization is demand over what the pods could serve. Whatever the number of pods it is
 * averaged over, {@code current * utilization} is {@code demand / capacity}; the number matters
 * only to the tolerance. As documented, pods that are not ready count as idle when scaling up and
 * are left out when scaling down.
 *
 * <p>It syncs once per window, on the demand of the window before. The rate limits of the default
 * policy (double, or four pods, per 15 s) do not bind at that pace and are left out. A window
 * without demand measured (NaN) changes nothing.
 *
 * @param targetUtilization share of the capacity that a pod should use, in (0, 1]
 * @param capacityOfReplica what one replica serves, requests per second, > 0
 * @param minimum fewest replicas, at least 1
 * @param maximum most replicas
 * @param leadMillis from the decision until a new pod is ready, milliseconds
 */
public record ReactiveHpa(
    double targetUtilization, double capacityOfReplica, int minimum, int maximum, long leadMillis) {

  /** Deviation of the utilization from its target that is let be. */
  public static final double TOLERANCE = 0.1;

  /** How long a higher desired count holds back a scale-down, milliseconds. */
  public static final long STABILIZATION_MILLIS = 5 * 60_000L;

  /** Refuses settings that no autoscaler could follow. */
  public ReactiveHpa {
    if (!(targetUtilization > 0 && targetUtilization <= 1 && capacityOfReplica > 0)) {
      throw new IllegalArgumentException(
          "target utilization " + targetUtilization + ", capacity " + capacityOfReplica);
    }
    if (minimum < 1 || maximum < minimum || leadMillis < 0) {
      throw new IllegalArgumentException(
          "minimum " + minimum + ", maximum " + maximum + ", lead " + leadMillis + " ms");
    }
  }

  /**
   * Ready replicas at the start of each window.
   *
   * @param startMillis starts of the windows, ascending
   * @param demand demand of each window, requests per second
   * @param initial replicas before the first window
   */
  public int[] replicas(long[] startMillis, double[] demand, int initial) {
    PodFleet fleet = new PodFleet(initial);
    RecentNeeds recent = new RecentNeeds();
    int[] replicas = new int[startMillis.length];
    int current = initial;
    if (replicas.length > 0) {
      recent.add(startMillis[0], initial, startMillis[0]);
    }
    for (int i = 0; i < replicas.length; i++) {
      long now = startMillis[i];
      if (i > 0 && !Double.isNaN(demand[i - 1])) {
        int desired = desired(demand[i - 1], current, fleet.ready(now));
        recent.add(now, desired, now - STABILIZATION_MILLIS);
        current = Math.max(desired, Math.min(current, recent.highest()));
        fleet.order(now, now + leadMillis, current);
      }
      replicas[i] = fleet.ready(now);
    }
    return replicas;
  }

  /** The rule itself, within its bounds. */
  int desired(double demand, int current, int ready) {
    double wanted = demand / (capacityOfReplica * targetUtilization);
    boolean up = wanted > current * (1 + TOLERANCE);
    boolean down = wanted < ready * (1 - TOLERANCE);
    int desired = up || down ? (int) Math.min(Math.ceil(wanted), maximum) : current;
    return Math.max(minimum, Math.min(maximum, desired));
  }
}
