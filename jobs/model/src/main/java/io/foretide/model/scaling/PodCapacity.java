package io.foretide.model.scaling;

import io.foretide.model.series.AllowedRange;
import java.io.Serializable;

/**
 * What one replica serves well: given, or to be learnt.
 *
 * @param perSecond requests per second, &gt; 0; NaN when it is learnt
 * @param targetSaturation how full a replica may be, in (0, 1]; where its capacity is learnt
 */
public record PodCapacity(double perSecond, double targetSaturation) implements Serializable {
  /** Checks the ranges. */
  public PodCapacity {
    AllowedRange.require(
        Double.isNaN(perSecond) || (perSecond > 0 && Double.isFinite(perSecond)),
        "perSecond",
        perSecond,
        "a number above 0, or NaN to learn it");
    AllowedRange.require(
        targetSaturation > 0 && targetSaturation <= 1,
        "targetSaturation",
        targetSaturation,
        "a share above 0, at most 1");
  }

  /** Whether it is learnt. */
  boolean isLearnt() {
    return Double.isNaN(perSecond);
  }
}
