package io.foretide.cli.simulate;

import io.foretide.model.scaling.PodFleet;
import io.foretide.model.scaling.WorkloadPolicy;
import java.util.Arrays;

/**
 * Capacity in whole replicas: pods that take the lead time to start, and are stopped at once. A
 * need is held before pods are stopped, for the stabilization or for the lead time if that is
 * longer, as the pods ordered meanwhile are still for it.
 *
 * @param replicaCapacity demand that one replica serves well
 * @param leadMillis from an order until its pods are ready, milliseconds
 * @param heldMillis for how long a need is held, milliseconds
 */
record PodDelivery(double replicaCapacity, long leadMillis, long heldMillis) implements Delivery {
  static PodDelivery of(SimulationSettings settings, long stepMillis) {
    long lead = settings.podLeadMillis(stepMillis);
    return new PodDelivery(
        settings.replicaCapacity(), lead, Math.max(lead, settings.stabilizationMillis()));
  }

  @Override
  public double[] capacity(DemandSteps demand, double[] wanted) {
    double[] replicas =
        Arrays.stream(wanted).map(need -> Double.isNaN(need) ? need : replicas(need)).toArray();
    return ofOrders(demand, stabilized(demand, replicas));
  }

  private double replicas(double need) {
    return WorkloadPolicy.replicasFor(need, replicaCapacity);
  }

  private double[] stabilized(DemandSteps demand, double[] replicas) {
    double[] held = new double[replicas.length];
    for (int i = 0; i < replicas.length; i++) {
      held[i] = replicas[i];
      long since = demand.endMillis(i) - heldMillis;
      for (int j = i - 1; j >= 0 && demand.endMillis(j) >= since; j--) {
        held[i] = replicas[j] > held[i] ? replicas[j] : held[i];
      }
    }
    return held;
  }

  /**
   * Capacity of the pods that are ready in each step.
   *
   * @param replicas ordered at the end of each step; NaN where nothing is
   */
  double[] ofOrders(DemandSteps demand, double[] replicas) {
    PodFleet fleet = new PodFleet(0);
    double[] capacity = new double[demand.count()];
    for (int i = 0; i < capacity.length; i++) {
      int ready = fleet.ready(demand.startMillis(i));
      capacity[i] = ready == 0 ? Double.NaN : ready * replicaCapacity;
      if (!Double.isNaN(replicas[i])) {
        long now = demand.endMillis(i);
        fleet.order(now, now + leadMillis, (int) replicas[i]);
      }
    }
    return capacity;
  }
}
