package io.foretide.model.anomaly;

/** How an open alert stands, and why it ended. */
enum Outcome {
  /** In force. */
  ONGOING,
  /** Enough usual windows in a row. */
  RECOVERED,
  /** The series went over to the other side of its expectation. */
  TURNED,
  /** No value for too long. */
  NO_DATA;

  AlertState state() {
    return this == ONGOING ? AlertState.FIRING : AlertState.RESOLVED;
  }
}
