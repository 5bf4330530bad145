package io.foretide.serving;

/** Whether a workload's newest recommendation may be acted on. */
public enum Freshness {
  /** The topic has not been read to its end yet: what is known may be long out of date. */
  NOT_READY,
  /** No recommendation was ever made for the workload. */
  UNKNOWN,
  /** The newest recommendation is older than the bound, or dated in the future by more than it. */
  STALE,
  /** The newest recommendation is at most as old as the bound, or as far in the future. */
  FRESH
}
