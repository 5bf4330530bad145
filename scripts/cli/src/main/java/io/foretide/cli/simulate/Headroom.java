package io.foretide.cli.simulate;

import java.util.function.DoubleUnaryOperator;

/** Finds the least headroom that violates no more than it may. */
final class Headroom {
  // More, or less, is no headroom any more.
  private static final double MOST = 1e18;
  private static final double LEAST = 1e-18;
  private static final int HALVINGS = 40;

  private Headroom() {}

  /**
   * Searches by bisection.
   *
   * @param violation share of the rows violated with a headroom; falls as that grows
   * @param target share that may be violated
   * @return NaN when no headroom is enough
   */
  static double tuned(DoubleUnaryOperator violation, double target) {
    double enough = 1;
    while (!(violation.applyAsDouble(enough) <= target)) {
      if (enough > MOST) {
        return Double.NaN;
      }
      enough *= 2;
    }
    double little = enough / 2;
    while (little > LEAST && violation.applyAsDouble(little) <= target) {
      enough = little;
      little /= 2;
    }
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (little + enough) / 2;
      if (violation.applyAsDouble(middle) <= target) {
        enough = middle;
      } else {
        little = middle;
      }
    }
    return enough;
  }
}
