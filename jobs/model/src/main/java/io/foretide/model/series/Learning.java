package io.foretide.model.series;

/** What a window has taught. */
public enum Learning {
  /** What it could. */
  LEARNT,
  /** Nothing at all: people have said so. */
  SUSPENDED
}
