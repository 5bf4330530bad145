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
  GAUGE
}
