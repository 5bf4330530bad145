package io.foretide.model.baseline;

import io.foretide.model.season.SeasonChunk;

/** Spread of errors and residuals, in the model's domain. */
final class Scale {
  /** Standard deviation of a normal variable over its mean absolute value. */
  private static final double DEVIATION_PER_MEAN = 1.2533;

  private Scale() {}

  /** Of a one-step error: the geometric mean of what errors are now and at this time of day. */
  static double oneStep(BaselineState state, SeasonChunk chunk) {
    double now = state.error;
    double usually = chunk.scaleCount() > 0 ? chunk.scale() : now;
    return DEVIATION_PER_MEAN * Math.sqrt(now * usually);
  }

  /** Of a residual against the season. */
  static double seasonal(BaselineState state) {
    return DEVIATION_PER_MEAN * Math.max(state.departure, state.error);
  }
}
