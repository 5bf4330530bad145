package io.foretide.model.anomaly;

/** How much an alert matters, ascending. */
public enum Severity {
  /** Worth knowing. */
  INFO,
  /** Worth looking at today. */
  WARNING,
  /** Worth waking somebody. */
  CRITICAL
}
