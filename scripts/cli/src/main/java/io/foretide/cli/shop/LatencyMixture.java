package io.foretide.cli.shop;

/**
 * Durations of a service's requests: a lognormal body, and from its 97th percentile on a Pareto
 * tail that continues it. Given by its quantile function, so that a draw, a percentile and the
 * sample percentiles of many requests all cost the same few operations.
 *
 * @param medianMillis median duration, milliseconds
 */
record LatencyMixture(double medianMillis) {
  /** Standard deviation of the body's logarithm. */
  private static final double BODY_DEVIATION = 0.5;

  /** Share of requests in the tail. */
  private static final double TAIL_SHARE = 0.03;

  /** Index of the tail: its mean and variance exist, its third moment does not. */
  private static final double TAIL_INDEX = 2.2;

  /** Where clients give up, milliseconds. */
  private static final double TIMEOUT_MILLIS = 30_000;

  private static final double TAIL_START =
      StrictMath.exp(BODY_DEVIATION * NormalQuantile.of(1 - TAIL_SHARE));

  /**
   * Duration that a share of {@code level} of the requests stays below, milliseconds.
   *
   * @param level 0..1, both exclusive
   */
  double quantile(double level) {
    double beyond = 1 - level;
    double factor =
        beyond >= TAIL_SHARE
            ? StrictMath.exp(BODY_DEVIATION * NormalQuantile.of(level))
            : TAIL_START * StrictMath.pow(TAIL_SHARE / beyond, 1 / TAIL_INDEX);
    return Math.min(TIMEOUT_MILLIS, medianMillis * factor);
  }
}
