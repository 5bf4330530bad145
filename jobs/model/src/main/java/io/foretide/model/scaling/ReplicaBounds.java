package io.foretide.model.scaling;

import io.foretide.model.series.AllowedRange;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/**
 * How few and how many replicas a workload may have.
 *
 * @param min fewest replicas, &gt;= 1
 * @param max most replicas, &gt;= {@code min}
 * @param daily others at times of day; the first that holds counts
 * @param zone whose clock shows the time of day
 */
public record ReplicaBounds(int min, int max, List<DailyBounds> daily, ZoneId zone)
    implements Serializable {
  /** Checks the ranges. */
  public ReplicaBounds {
    AllowedRange.atLeast("minReplicas", min, 1);
    AllowedRange.atLeast("maxReplicas", max, min);
    daily = List.copyOf(daily);
  }

  /** Fewest replicas at a time, milliseconds since the epoch. */
  int min(long millis) {
    DailyBounds other = at(millis);
    return other == null ? min : other.min();
  }

  /** Most replicas at a time, milliseconds since the epoch. */
  int max(long millis) {
    DailyBounds other = at(millis);
    return other == null ? max : other.max();
  }

  private DailyBounds at(long millis) {
    LocalTime time = Instant.ofEpochMilli(millis).atZone(zone).toLocalTime();
    return daily.stream().filter(bounds -> bounds.holdAt(time)).findFirst().orElse(null);
  }
}
