package io.foretide.cli.simulate;

import io.foretide.model.scaling.PodFleet;
import io.foretide.model.scaling.RecentNeeds;
import io.foretide.model.scaling.WorkloadPolicy;

/**
 * Capacity in whole replicas: pods that take the lead time to start, and are stopped at once. A
 * need is held before pods are stopped.
 *
 * @param replicaCapacity demand that one replica serves well
 * @param leadMillis from an order until its pods are ready, milliseconds
 * @param heldMillis for how long a need is held, milliseconds
 */
record PodDelivery(double replicaCapacity, long leadMillis, long heldMillis) implements Delivery {
  static PodDelivery of(SimulationSettings settings, long stepMillis) {
    return new PodDelivery(
        settings.replicaCapacity(),
        settings.podLeadMillis(stepMillis),
        settings.heldMillis(stepMillis));
  }

  @Override
  public double[] capacity(DemandSteps demand, double[] wanted) {
    return ofOrders(demand, stabilized(demand, wanted));
  }

  /** Replicas to order at the end of each step: the most needed within the time held. */
  private double[] stabilized(DemandSteps demand, double[] wanted) {
    RecentNeeds recent = new RecentNeeds();
    double[] replicas = wanted.clone();
    for (int i = 0; i < replicas.length; i++) {
      if (!Double.isNaN(wanted[i])) {
        long now = demand.endMillis(i);
        int needed = WorkloadPolicy.replicasFor(wanted[i], replicaCapacity);
        recent.add(now, needed, now - heldMillis);
        replicas[i] = recent.highest();
      }
    }
    return replicas;
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
