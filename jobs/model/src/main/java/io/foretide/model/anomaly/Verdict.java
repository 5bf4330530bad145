package io.foretide.model.anomaly;

/** What a window with a value says about its series. */
enum Verdict {
  /** It is as expected, or its departure is much too small to matter. */
  USUAL,
  /** Neither usual nor unusual, or still off but a little too small to matter: hysteresis. */
  BETWEEN,
  /** It departs from the expectation. */
  UNUSUAL,
  /** It does not move, and has not for longer than it ever did. */
  FROZEN
}
