package io.foretide.serving;

import io.foretide.model.scaling.Recommendation;
import io.foretide.model.series.ServiceKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The newest recommendation of every workload. Safe for use by several threads.
 *
 * <p>Age is the clock's time since the decision's event time, so that a job that has stopped and
 * one that lags behind are both seen as stale. What is dated in the future by more than the bound
 * is stale, too: it would be fresh until long after.
 */
public final class RecommendationBoard {
  private static final Comparator<ServiceKey> BY_NAME =
      Comparator.comparing(ServiceKey::tenant).thenComparing(ServiceKey::service);

  private final ConcurrentHashMap<ServiceKey, Recommendation> newest = new ConcurrentHashMap<>();
  private final Duration staleAfter;
  private final InstantSource clock;
  private volatile boolean ready;

  /**
   * An empty board, not ready.
   *
   * @param staleAfter age, or time ahead, beyond which a recommendation is stale; positive
   * @param clock the time by which age is told
   * @throws IllegalArgumentException when {@code staleAfter} is not positive
   */
  public RecommendationBoard(Duration staleAfter, InstantSource clock) {
    if (staleAfter.isNegative() || staleAfter.isZero()) {
      throw new IllegalArgumentException("staleAfter is " + staleAfter + ", expected more than 0");
    }
    this.staleAfter = staleAfter;
    this.clock = clock;
  }

  /**
   * Takes a recommendation unless a newer one is known that is not too far in the future; of
   * equally new ones the last counts.
   */
  public void offer(Recommendation offered) {
    newest.merge(
        offered.workload(),
        offered,
        (known, other) ->
            other.decidedAtMillis() >= known.decidedAtMillis() || isTooFarAhead(known)
                ? other
                : known);
  }

  private boolean isTooFarAhead(Recommendation recommendation) {
    return age(recommendation).compareTo(staleAfter.negated()) < 0;
  }

  /** Says that everything recommended so far has been offered. It stays so. */
  public void markReady() {
    ready = true;
  }

  /** Whether everything recommended so far has been offered. */
  public boolean isReady() {
    return ready;
  }

  /** What is known of a workload now. */
  public Standing of(ServiceKey workload) {
    Optional<Recommendation> known = Optional.ofNullable(newest.get(workload));
    Duration age = known.map(this::age).orElse(Duration.ZERO);
    return new Standing(workload, freshness(known.isPresent(), age), known, age);
  }

  /** What is known of every workload that was ever recommended for, by tenant and service. */
  public List<Standing> all() {
    return newest.keySet().stream().sorted(BY_NAME).map(this::of).toList();
  }

  private Duration age(Recommendation recommendation) {
    return Duration.ofMillis(clock.millis() - recommendation.decidedAtMillis());
  }

  private Freshness freshness(boolean known, Duration age) {
    if (!ready) {
      return Freshness.NOT_READY;
    }
    if (!known) {
      return Freshness.UNKNOWN;
    }
    return age.abs().compareTo(staleAfter) > 0 ? Freshness.STALE : Freshness.FRESH;
  }
}
