package io.foretide.model.lead;

/**
 * What is known, at the end of a window, of the one to be forecast. Holds arrays, so it has
 * identity equality.
 *
 * @param size mean size of the values, &gt; 0
 * @param inputs of the regressions, {@link #INPUTS} values
 * @param simple what the level, yesterday, last week and the usual day say, the latter three scaled
 *     to the level of now; NaN where not known
 * @param recentHighest highest value of the last ten minutes
 * @param reactive the higher of that and of yesterday's around the time ahead, scaled to the level
 *     of now
 */
record Outlook(
    double size, double[] inputs, double[] simple, double recentHighest, double reactive) {
  /** Length of {@link #inputs}. */
  static final int INPUTS = 10;

  /** Where the inputs of the season are, which a regression without it leaves out. */
  static final int SEASON_FROM = 4;

  static final int SEASON_TO = 8;

  private static final int LEVEL = 2;
  private static final int YESTERDAY = 4;
  private static final int USUAL = 8;

  double level() {
    return inputs[LEVEL];
  }

  /** Yesterday's value at the time of the window; the usual or last one where that is not known. */
  double yesterday() {
    return inputs[YESTERDAY];
  }

  /** Usual value at the time of day of the window; the level where that is not known. */
  double usual() {
    return inputs[USUAL];
  }
}
