package io.foretide.serving;

import io.foretide.model.scaling.Recommendation;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One workload's recommendations as far as one of them may count now or later. Safe for use by
 * several threads.
 *
 * <p>At any time the newest counts that is not of the future; while all are, the first of them. So
 * it depends on what was offered and on the time of the question alone, not on when or in which
 * order it was offered, but that of equally new ones the last counts.
 */
final class Decisions {
  // By epoch milliseconds of the decision; all but one of the future when last asked.
  private final NavigableMap<Long, Recommendation> byTime = new TreeMap<>();

  /**
   * Takes one more.
   *
   * @param nowMillis the present, which lets those be forgotten that will not count again
   */
  synchronized void offer(Recommendation recommendation, long nowMillis) {
    byTime.put(recommendation.decidedAtMillis(), recommendation);
    forgetBefore(nowMillis);
  }

  /** What counts now; empty when none was ever offered. */
  synchronized Optional<Recommendation> at(long nowMillis) {
    forgetBefore(nowMillis);
    return byTime.values().stream().findFirst();
  }

  private void forgetBefore(long nowMillis) {
    Map.Entry<Long, Recommendation> newest = byTime.floorEntry(nowMillis);
    if (newest != null) {
      byTime.headMap(newest.getKey(), false).clear();
    }
  }
}
