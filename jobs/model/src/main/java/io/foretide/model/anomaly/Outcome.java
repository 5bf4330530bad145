package io.foretide.model.anomaly;

/** How an open alert stands, and why it ended. */
enum Outcome {
  /** In force. */
  ONGOING,
  /** Enough usual windows in a row. */
  RECOVERED,
  /** It was provisional, and its window proved usual. */
  WITHDRAWN,
  /** The series went over to the other side of its expectation. */
  TURNED,
  /** No value for too long. */
  NO_DATA,
  /** It has lasted so long, or a person has said so, that it is the new normal. */
  ADOPTED,
  /** No alert is wanted just now. */
  QUIET,
  /** A person has said that it was nothing. */
  CALLED_NOTHING,
  /** A person has said that it is the new normal. */
  CALLED_EXPECTED;

  static Outcome of(Dismissal dismissal) {
    return switch (dismissal) {
      case NOTHING -> CALLED_NOTHING;
      case EXPECTED -> CALLED_EXPECTED;
    };
  }

  AlertState state() {
    return this == ONGOING ? AlertState.FIRING : AlertState.RESOLVED;
  }
}
