package io.foretide.cli.shop;

/**
 * What incidents do to one service in one minute.
 *
 * @param traffic factor on its requests, >= 0
 * @param errors share of requests that fail in addition, 0..1
 * @param latency factor on its durations, > 0
 * @param saturation added to its saturation
 * @param silent whether it reports nothing about its requests
 */
record Disturbance(
    double traffic, double errors, double latency, double saturation, boolean silent) {
  static final Disturbance CALM = new Disturbance(1, 0, 1, 0, false);

  static Disturbance traffic(double factor) {
    return new Disturbance(factor, 0, 1, 0, false);
  }

  static Disturbance errors(double share) {
    return new Disturbance(1, share, 1, 0, false);
  }

  static Disturbance latency(double factor) {
    return new Disturbance(1, 0, factor, 0, false);
  }

  /** Both at once. */
  Disturbance and(Disturbance other) {
    return new Disturbance(
        traffic * other.traffic,
        1 - (1 - errors) * (1 - other.errors),
        latency * other.latency,
        saturation + other.saturation,
        silent || other.silent);
  }
}
