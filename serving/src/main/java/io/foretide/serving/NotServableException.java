package io.foretide.serving;

import java.time.Duration;

/** A workload has no recommendation to act on; the message is one sentence for people. */
public final class NotServableException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Freshness freshness;

  NotServableException(Standing standing) {
    super(reason(standing));
    this.freshness = standing.freshness();
  }

  /** What is in the way; never {@code FRESH}. */
  public Freshness freshness() {
    return freshness;
  }

  private static String reason(Standing standing) {
    String workload = standing.workload().id();
    return switch (standing.freshness()) {
      case NOT_READY -> "recommendations are still being read";
      case UNKNOWN -> "no recommendation for " + workload;
      case STALE -> "the newest recommendation for " + workload + " is " + dated(standing.age());
      case FRESH -> throw new IllegalArgumentException(workload + " is fresh");
    };
  }

  private static String dated(Duration age) {
    return age.isNegative()
        ? "dated " + age.negated().toSeconds() + " s in the future"
        : age.toSeconds() + " s old";
  }
}
