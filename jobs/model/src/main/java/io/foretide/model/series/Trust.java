package io.foretide.model.series;

/** How far an output may be trusted. */
public enum Trust {
  /** No full day seen yet: wide, and not for decisions. */
  LEARNING,
  /** A day seen, the week not yet. */
  PROVISIONAL,
  /** At least one full week seen. */
  TRAINED
}
