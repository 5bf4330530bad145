package io.foretide.model.scaling;

/** Which rule had the last word in a scaling decision. */
public enum DecisionRule {
  /** The forecast quantile at the time when new pods would be ready. */
  FORECAST,
  /** Current demand needs more than the forecast says. */
  REACTIVE,
  /** A recent higher need is held: scale-down stabilization. */
  STABILIZATION,
  /** The lower bound. */
  MINIMUM,
  /** The upper bound. */
  MAXIMUM,
  /** No usable telemetry: the last safe value. */
  HOLD
}
