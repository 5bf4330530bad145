package io.foretide.model.statistics;

import io.foretide.model.series.AllowedRange;

/**
 * How the tail of a statistic is learnt.
 *
 * @param exceededBy share of the values beyond the quantile that is tracked, in (0, 0.5]
 * @param usualQuantile what that share exceeds on a well-behaved series: the prior, above 0
 * @param smallestQuantile the quantile is never believed to be smaller, above 0: however still the
 *     series, a statistic of a few deviations is not yet rare
 * @param rate step of the quantile's logarithm once learnt, in (0, 1]
 * @param longestRun values in a row beyond the quantile that are learnt from; what goes on for
 *     longer is an incident, not the tail
 * @param memory values after which a peak counts 1/e, at least 1
 * @param prior values without a peak that are believed to have gone before, at least 0
 */
public record CalibrationSettings(
    double exceededBy,
    double usualQuantile,
    double smallestQuantile,
    double rate,
    int longestRun,
    double memory,
    double prior) {

  /** Checks the ranges. */
  public CalibrationSettings {
    AllowedRange.require(
        exceededBy > 0 && exceededBy <= 0.5, "exceededBy", exceededBy, "above 0, to 0.5");
    AllowedRange.require(smallestQuantile > 0, "smallestQuantile", smallestQuantile, "above 0");
    AllowedRange.require(
        usualQuantile >= smallestQuantile,
        "usualQuantile",
        usualQuantile,
        "at least smallestQuantile");
    AllowedRange.require(rate > 0 && rate <= 1, "rate", rate, "above 0, to 1");
    AllowedRange.atLeast("longestRun", longestRun, 1);
    AllowedRange.require(memory >= 1, "memory", memory, "at least 1");
    AllowedRange.notNegative("prior", prior);
  }

  /**
   * The defaults.
   *
   * @param exceededBy share of the values beyond the quantile that is tracked
   * @param usualQuantile what that share exceeds on a well-behaved series
   */
  public static CalibrationSettings defaults(double exceededBy, double usualQuantile) {
    return new CalibrationSettings(exceededBy, usualQuantile, 2, 0.0125, 8, 30_000, 1_500);
  }
}
