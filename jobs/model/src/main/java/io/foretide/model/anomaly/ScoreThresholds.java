package io.foretide.model.anomaly;

import io.foretide.model.series.AllowedRange;

/**
 * Score from which a window is unusual by itself, by its side.
 *
 * @param above of what lies above the expectation, above 0, to 1
 * @param below of what lies below it, above 0, to 1
 */
public record ScoreThresholds(double above, double below) {
  /** Checks the ranges. */
  public ScoreThresholds {
    require("above", above);
    require("below", below);
  }

  private static void require(String name, double threshold) {
    AllowedRange.require(threshold > 0 && threshold <= 1, name, threshold, "above 0, to 1");
  }

  /** The same on both sides. */
  static ScoreThresholds of(AlertSettings settings) {
    return new ScoreThresholds(settings.scoreThreshold(), settings.scoreThreshold());
  }

  /**
   * Whether a score is unusual by itself.
   *
   * @param side +1 above the expectation, -1 below, 0 without evidence
   */
  boolean isReached(double score, int side) {
    return score >= (side > 0 ? above : below);
  }
}
