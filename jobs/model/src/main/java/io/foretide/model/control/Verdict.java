package io.foretide.model.control;

/** What a person thinks of an alert. */
public enum Verdict {
  /** It was worth it. */
  TRUE_POSITIVE,
  /** It was nothing. */
  FALSE_POSITIVE,
  /** It is the new normal. */
  EXPECTED,
  /** Somebody else is to be told. */
  WRONG_OWNER
}
