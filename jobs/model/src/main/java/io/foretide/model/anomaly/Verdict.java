package io.foretide.model.anomaly;

/** What a window with a value says about its series. */
enum Verdict {
  /** It is as expected, or its departure does not matter. */
  USUAL,
  /** Neither usual nor unusual: hysteresis. */
  BETWEEN,
  /** It departs from the expectation. */
  UNUSUAL,
  /** It does not move, and has not for longer than it ever did. */
  FROZEN
}
