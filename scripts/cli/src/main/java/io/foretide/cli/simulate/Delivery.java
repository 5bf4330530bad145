package io.foretide.cli.simulate;

/** What becomes of decisions: when the capacity that they ask for is there. */
interface Delivery {

  /**
   * Capacity that is ready for each step.
   *
   * @param wanted capacity asked for at the end of each step; NaN where nothing is decided
   * @return NaN where nothing is ready yet
   */
  double[] capacity(DemandSteps demand, double[] wanted);
}
