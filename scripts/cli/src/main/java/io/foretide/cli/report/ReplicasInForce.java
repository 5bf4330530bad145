package io.foretide.cli.report;

import io.foretide.model.scaling.PodFleet;
import io.foretide.model.scaling.Recommendation;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The replicas that would have been ready had every recommendation been followed.
 *
 * <p>Pods asked for are ready at {@link Recommendation#effectiveAtMillis}; pods given up are gone
 * at {@link Recommendation#decidedAtMillis}, also those that were still starting.
 */
public final class ReplicasInForce {
  private ReplicasInForce() {}

  /**
   * Ready replicas at the start of each window.
   *
   * @param recommendations of one workload, in any order
   * @param startMillis starts of the windows, ascending
   * @param initial replicas before the first recommendation
   */
  public static int[] of(
      Collection<Recommendation> recommendations, long[] startMillis, int initial) {
    List<Recommendation> ordered =
        recommendations.stream()
            .sorted(Comparator.comparingLong(Recommendation::decidedAtMillis))
            .toList();
    PodFleet fleet = new PodFleet(initial);
    int[] replicas = new int[startMillis.length];
    int next = 0;
    for (int i = 0; i < startMillis.length; i++) {
      while (next < ordered.size() && ordered.get(next).decidedAtMillis() <= startMillis[i]) {
        Recommendation decision = ordered.get(next++);
        fleet.order(decision.decidedAtMillis(), decision.effectiveAtMillis(), decision.replicas());
      }
      replicas[i] = fleet.ready(startMillis[i]);
    }
    return replicas;
  }
}
