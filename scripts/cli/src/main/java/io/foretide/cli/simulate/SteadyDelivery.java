package io.foretide.cli.simulate;

import java.util.Arrays;

/**
 * Capacity in any amount, ready a lead time after the decision, and until that of the next one is.
 *
 * @param ahead steps from a decision to the one that it is for
 */
record SteadyDelivery(int ahead) implements Delivery {
  @Override
  public double[] capacity(DemandSteps demand, double[] wanted) {
    double[] capacity = new double[demand.count()];
    Arrays.fill(capacity, Double.NaN);
    double ready = Double.NaN;
    int next = 0;
    for (int i = 0; i < capacity.length; i++) {
      while (demand.step(next) + ahead <= demand.step(i)) {
        ready = Double.isNaN(wanted[next]) ? ready : wanted[next];
        next++;
      }
      capacity[i] = ready;
    }
    return capacity;
  }
}
