package io.foretide.model.anomaly;

/** State of a published alert. */
public enum AlertState {
  /** In force. */
  FIRING,
  /** Over. */
  RESOLVED
}
