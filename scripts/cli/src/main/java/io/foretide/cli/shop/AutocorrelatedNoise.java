package io.foretide.cli.shop;

/**
 * A factor around 1 that forgets slowly: {@code exp(x - s²/2)} with {@code x' = phi x + noise}, so
 * that its mean is 1 and {@code s} is the standard deviation of its logarithm.
 */
final class AutocorrelatedNoise {
  private final double memory;
  private final double deviation;
  private double state;

  /**
   * Starts in the stationary state.
   *
   * @param memory correlation of one minute with the next, 0..1
   * @param deviation standard deviation of the factor's logarithm, >= 0
   */
  AutocorrelatedNoise(double memory, double deviation, Dice dice) {
    this.memory = memory;
    this.deviation = deviation;
    this.state = deviation * dice.gaussian();
  }

  /** The factor of the next minute, > 0. */
  double next(Dice dice) {
    state = memory * state + deviation * Math.sqrt(1 - memory * memory) * dice.gaussian();
    return StrictMath.exp(state - 0.5 * deviation * deviation);
  }
}
