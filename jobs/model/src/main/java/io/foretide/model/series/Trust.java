package io.foretide.model.series;

/** How far an output may be trusted. */
public enum Trust {
  /** Less than that seen: wide, and not for decisions. */
  LEARNING,
  /** A day seen, or six hours with a season that siblings have lent; the week not yet. */
  PROVISIONAL,
  /** At least one full week seen. */
  TRAINED
}
