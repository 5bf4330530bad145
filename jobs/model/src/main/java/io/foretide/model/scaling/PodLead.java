package io.foretide.model.scaling;

import io.foretide.model.series.AllowedRange;
import java.io.Serializable;
import java.time.Duration;

/**
 * How long it takes from a decision until new pods are ready.
 *
 * @param millis milliseconds, 0 to 1 day
 * @param learnt whether that holds only until enough was seen of it
 */
public record PodLead(long millis, boolean learnt) implements Serializable {
  /** Longest lead time, milliseconds. */
  static final long LONGEST_MILLIS = Duration.ofDays(1).toMillis();

  /** Checks the range. */
  public PodLead {
    AllowedRange.between("leadMillis", millis, 0, LONGEST_MILLIS);
  }
}
