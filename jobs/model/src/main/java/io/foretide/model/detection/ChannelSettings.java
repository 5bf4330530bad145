package io.foretide.model.detection;

import io.foretide.model.series.AllowedRange;

/**
 * One way to look at deviations.
 *
 * @param rate of the smoothing, in (0, 1]: about 1/rate windows are looked back on
 * @param weightOfNow what the present deviation counts besides what was smoothed, at least 0
 * @param weight what its tail counts beside those of other channels, in (0, 1]
 * @param calmWindows windows without anything unusual after which it has forgotten what it said, at
 *     least 0
 * @param rarerBy by how many powers of ten what goes on must have become rarer to be said again, at
 *     least 0
 * @param usualQuantile what 1 % of what is new in the statistic exceed on a well-behaved series
 * @param usualLastingQuantile what 2 % of what is unusual in it exceed on a well-behaved series
 */
record ChannelSettings(
    double rate,
    double weightOfNow,
    double weight,
    int calmWindows,
    double rarerBy,
    double usualQuantile,
    double usualLastingQuantile) {

  /** A spike, or a shift of a few windows, against the windows before. */
  static final ChannelSettings POINT = new ChannelSettings(0.55, 0.6, 1, 0, 0, 5, 5);

  /** A departure from the season that lasts for a few windows. */
  static final ChannelSettings DEPARTURE = new ChannelSettings(0.21, 0, 1, 0, 0, 5, 3);

  /** A departure that goes on and on for fifty windows: a slow leak. */
  static final ChannelSettings CREEP = new ChannelSettings(0.02, 0, 0.75, 200, 0.2, 8, 8);

  /** Checks the ranges. */
  ChannelSettings {
    AllowedRange.require(rate > 0 && rate <= 1, "rate", rate, "above 0, to 1");
    AllowedRange.notNegative("weightOfNow", weightOfNow);
    AllowedRange.atLeast("calmWindows", calmWindows, 0);
    AllowedRange.notNegative("rarerBy", rarerBy);
    AllowedRange.require(weight > 0 && weight <= 1, "weight", weight, "above 0, to 1");
  }
}
