package io.foretide.model.forecast;

/**
 * How far from each step to come the step lies by whose season it is forecast. Holds an array, so
 * it has identity equality.
 *
 * @param steps for each step ahead, 0 for its own season; empty when that holds of all
 */
record SeasonOffsets(long[] steps) {
  /** Each step by its own season. */
  static final SeasonOffsets NONE = new SeasonOffsets(new long[0]);

  /**
   * That of a step.
   *
   * @param ahead 1..horizon
   */
  long of(int ahead) {
    return steps.length == 0 ? 0 : steps[ahead - 1];
  }
}
