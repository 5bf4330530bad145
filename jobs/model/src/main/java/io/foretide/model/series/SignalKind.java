package io.foretide.model.series;

/** What decides how a signal varies, and so how its noise is modelled. */
public enum SignalKind {
  /** Events per window, >= 0: over-dispersed Poisson. An empty window is zero. */
  COUNT,
  /** A share, 0..1: binomial in the number of requests behind it. An empty window is a gap. */
  RATIO,
  /** A duration in milliseconds, >= 0: varies on a log scale. An empty window is a gap. */
  LATENCY,
  /** Anything else, of any sign and unit: varies additively. An empty window is a gap. */
  GAUGE;

  /** The largest magnitude that is taken for a value. */
  public static final double LARGEST_VALUE = 1e30;

  /** The least value of this kind. */
  public double least() {
    return this == GAUGE ? -LARGEST_VALUE : 0;
  }

  /** The largest value of this kind. */
  public double most() {
    return this == RATIO ? 1 : LARGEST_VALUE;
  }
}
