package io.foretide.model.baseline;

import io.foretide.model.series.SignalKind;
import io.foretide.model.statistics.AdaptiveInterval;
import io.foretide.model.statistics.VarianceStabilizer;

/**
 * What a window is expected to be before its value is seen. In the model's domain.
 *
 * @param slot slot of the day within the chunk
 * @param cell weekday cell within the chunk
 * @param seasonal whether the profile knows this time of day
 * @param season level, trend and profile, relative to the anchor
 * @param carried what is left of the last residual
 * @param center the expectation itself (not relative)
 * @param scale spread of a one-step error, &gt; 0 unless nothing ever moved
 * @param departureScale spread of a residual against the season
 */
record Expectation(
    int slot,
    int cell,
    boolean seasonal,
    double season,
    double carried,
    double center,
    double scale,
    double departureScale) {

  double lower(SignalKind kind, AdaptiveInterval interval) {
    return VarianceStabilizer.fromModel(kind, center - interval.below() * scale);
  }

  double upper(SignalKind kind, AdaptiveInterval interval) {
    return VarianceStabilizer.fromModel(kind, center + interval.above() * scale);
  }
}
