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
 *
 * <p>A sound decision follows its event time. One dated in the future therefore counts only once
 * its time has come, or while there is no other: it displaces none before, and a wrong one counts
 * only from then to the next decision. Whether it is of the future is asked at each answer and
 * never when it is offered, which is again after every restart, at another time. Nor does the order
 * of the topic tell: keys move when it is given partitions, so that older records are read after
 * newer ones, and a restored job that writes at least once repeats itself. So boards that were
 * offered the same answer the same, whenever they were started. A clock that is behind delays by as
 * much what is acted on.
 */
public final class RecommendationBoard {
  private static final Comparator<ServiceKey> BY_NAME =
      Comparator.comparing(ServiceKey::tenant).thenComparing(ServiceKey::service);

  private final ConcurrentHashMap<ServiceKey, Decisions> decisions = new ConcurrentHashMap<>();
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

  /** Takes a recommendation; of equally new ones the last counts. */
  public void offer(Recommendation offered) {
    decisions
        .computeIfAbsent(offered.workload(), workload -> new Decisions())
        .offer(offered, clock.millis());
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
    long now = clock.millis();
    Optional<Recommendation> newest =
        Optional.ofNullable(decisions.get(workload)).flatMap(offered -> offered.at(now));
    Duration age =
        newest.map(known -> Duration.ofMillis(now - known.decidedAtMillis())).orElse(Duration.ZERO);
    return new Standing(workload, freshness(newest.isPresent(), age), newest, age);
  }

  /** What is known of every workload that was ever recommended for, by tenant and service. */
  public List<Standing> all() {
    return decisions.keySet().stream().sorted(BY_NAME).map(this::of).toList();
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
