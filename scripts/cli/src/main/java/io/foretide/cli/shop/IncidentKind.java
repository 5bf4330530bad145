package io.foretide.cli.shop;

/** What can go wrong, or at least become different. */
public enum IncidentKind {
  /** Nearly every request fails and traffic collapses; 14 to 28 minutes. */
  OUTAGE,
  /** 8 to 30 % of the requests fail; 15 to 40 minutes. */
  ERROR_BURST,
  /** Every duration is 2.2 to 4 times as long; 30 to 90 minutes. */
  LATENCY_REGRESSION,
  /** Latency and saturation creep up for 3 to 4 hours until a restart. */
  SLOW_LEAK,
  /** Requests stop and nothing is reported about them; 20 to 45 minutes. */
  DROP_TO_ZERO,
  /** Visitors' demand is 2.5 to 4 times the usual; 25 to 60 minutes. */
  FLASH_CROWD,
  /** A release changes latency or traffic for good; labelled for its first 2 hours. */
  LEVEL_SHIFT,
  /**
   * A service that others call fails or slows down so much that its callers visibly follow; it is
   * the root cause; 25 to 50 minutes. Only in the eventful shop.
   */
  DEPENDENCY
}
