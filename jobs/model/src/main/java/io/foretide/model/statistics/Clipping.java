package io.foretide.model.statistics;

/** Bounds what a wild value may do to what is learnt. */
public final class Clipping {
  private Clipping() {}

  /** The value, or the nearest within {@code ±bound}; NaN stays. */
  public static double clip(double value, double bound) {
    return Math.max(-bound, Math.min(bound, value));
  }
}
