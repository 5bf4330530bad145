package io.foretide.model.anomaly;

/** What a person has made of an alert, so that it is over. */
public enum Dismissal {
  /** It was nothing. */
  NOTHING,
  /** It is the new normal. */
  EXPECTED
}
