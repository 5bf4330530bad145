package io.foretide.delivery;

import io.foretide.model.anomaly.Severity;
import io.foretide.model.episode.Episode;
import io.foretide.model.episode.EpisodeState;
import java.io.Serializable;
import java.time.Duration;

/**
 * When a receiver is told. All durations in milliseconds.
 *
 * @param timeoutMillis how long an answer may take
 * @param attempts how often a revision is tried before it is a dead letter
 * @param longestBackoffMillis longest wait between two tries
 * @param requestsPerSecond how many requests a receiver gets at most
 * @param maxAgeMillis how long after its event time a revision of an unknown episode is still told
 * @param expireAfterMillis after how long without a revision an open episode is forgotten
 * @param provisionalMillis after how long without a revision a provisional one is over
 */
record Pacing(
    long timeoutMillis,
    int attempts,
    long longestBackoffMillis,
    int requestsPerSecond,
    long maxAgeMillis,
    long expireAfterMillis,
    long provisionalMillis)
    implements Serializable {
  private static final long SHORTEST_BACKOFF = Duration.ofSeconds(1).toMillis();

  /** What is read so long after its event time is history that is caught up with. */
  private static final long HISTORY = Duration.ofMinutes(5).toMillis();

  /** How long history waits for what came after it, which is seldom further off. */
  private static final long WAIT_FOR_NEWER = Duration.ofSeconds(10).toMillis();

  /** Whether a receiver that does not know an episode is told of it. */
  boolean isWorthTelling(Episode episode, Severity least, long nowMillis) {
    return episode.severity().compareTo(least) >= 0
        && nowMillis - episode.updatedAtMillis() <= maxAgeMillis;
  }

  /**
   * When a revision that was read now is sent: at once, but what has opened long ago only after
   * there was time to read that it is over.
   */
  long firstTryMillis(Episode episode, long nowMillis) {
    boolean waits =
        episode.state() == EpisodeState.OPEN && nowMillis - episode.updatedAtMillis() > HISTORY;
    return waits ? nowMillis + WAIT_FOR_NEWER : nowMillis;
  }

  /** How long to wait after so many failures in a row: twice as long as the time before. */
  long backoffMillis(int failures) {
    int doublings = Math.min(failures - 1, Integer.SIZE - 2);
    return Math.min(longestBackoffMillis, SHORTEST_BACKOFF << doublings);
  }

  /** When an episode of which nothing more is to be said is forgotten. */
  long forgetMillis(Episode episode, long nowMillis) {
    if (episode.state() == EpisodeState.CLOSED) {
      return nowMillis + maxAgeMillis;
    }
    return nowMillis + (episode.provisional() ? provisionalMillis : expireAfterMillis);
  }
}
