package io.foretide.model.scaling;

/** A rule that had a say in a scaling decision. */
public enum DecisionRule {
  /** The forecast demand when new pods would be ready. */
  FORECAST,
  /** Current demand: it needs more than the forecast says, or has been the better guide. */
  REACTIVE,
  /** A recent higher need is held: what was promised for the lead time, or stabilization. */
  STABILIZATION,
  /** The largest step. */
  STEP,
  /** Scaling is paused that way. */
  PAUSE,
  /** The lower bound. */
  MINIMUM,
  /** The upper bound. */
  MAXIMUM,
  /** No usable telemetry: the last safe value. */
  HOLD
}
