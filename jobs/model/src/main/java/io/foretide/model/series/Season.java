package io.foretide.model.series;

/** The season that makes a series most predictable. */
public enum Season {
  /** Neither the time of day nor the weekday says anything about it. */
  NONE,
  /** Every day is alike. */
  DAY,
  /** Days of the week differ. */
  DAY_AND_WEEK
}
