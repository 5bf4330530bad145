package io.foretide.model.detection;

import io.foretide.model.series.AllowedRange;

/**
 * One way to look at deviations.
 *
 * @param rate of the smoothing, in (0, 1]: about 1/rate windows are looked back on
 * @param bound deviation beyond which it counts no more, above 0; infinite for none
 * @param weightOfNow what the present deviation counts besides what was smoothed, at least 0
 * @param weight what its tail counts beside those of other channels, in (0, 1]
 * @param mostSpoken windows in which it says that something is unusual before it falls silent, at
 *     least 1
 * @param calmWindows windows without that make it speak again, at least 0
 * @param usualQuantile what 1 % of what is new in the statistic exceed on a well-behaved series
 * @param usualLastingQuantile what 2 % of what is unusual in it exceed on a well-behaved series
 */
record ChannelSettings(
    double rate,
    double bound,
    double weightOfNow,
    double weight,
    int mostSpoken,
    int calmWindows,
    double usualQuantile,
    double usualLastingQuantile) {

  /** A spike, or a shift of a few windows, against the windows before. */
  static final ChannelSettings POINT =
      new ChannelSettings(0.55, Double.POSITIVE_INFINITY, 0.7, 1, Integer.MAX_VALUE, 0, 5, 5);

  /** A departure from the season that lasts for a few windows. */
  static final ChannelSettings DEPARTURE =
      new ChannelSettings(0.21, Double.POSITIVE_INFINITY, 0, 1, Integer.MAX_VALUE, 0, 5, 3);

  /** A departure of bounded size that goes on and on for an hour of minutes: a slow leak. */
  static final ChannelSettings CREEP = new ChannelSettings(0.02, 3, 0, 0.75, 3, 50, 8, 8);

  /** Checks the ranges. */
  ChannelSettings {
    AllowedRange.require(rate > 0 && rate <= 1, "rate", rate, "above 0, to 1");
    AllowedRange.require(bound > 0, "bound", bound, "above 0");
    AllowedRange.notNegative("weightOfNow", weightOfNow);
    AllowedRange.atLeast("mostSpoken", mostSpoken, 1);
    AllowedRange.atLeast("calmWindows", calmWindows, 0);
    AllowedRange.require(weight > 0 && weight <= 1, "weight", weight, "above 0, to 1");
  }
}
