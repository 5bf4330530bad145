package io.foretide.cli.shop;

/** What can be different without being wrong. */
public enum OccasionKind {
  /** A weekday like a Sunday, with less demand. */
  HOLIDAY,
  /** Clocks change: from its start to its end all of the day comes at another hour of UTC. */
  DST_CHANGE,
  /** Work on a service, announced: within it the service fails, slows down and loses traffic. */
  MAINTENANCE,
  /** A release that makes a new normal, for good; its end is only when it is no news any more. */
  DEPLOYMENT,
  /** A job with many times the traffic and latency of its service, in one operation, as always. */
  BATCH_JOB
}
