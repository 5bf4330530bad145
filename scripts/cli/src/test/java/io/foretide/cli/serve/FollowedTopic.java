package io.foretide.cli.serve;

import io.foretide.model.scaling.Recommendation;
import io.foretide.serving.RecommendationBoard;
import io.foretide.serving.RecommendationFollower;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Properties;
import java.util.function.Predicate;

/**
 * A topic of recommendations, a board, and who reads the one into the other.
 *
 * @param board at the time {@link #NOW}, stale after 15 minutes
 */
record FollowedTopic(RecommendationBoard board, RecommendationFollower follower)
    implements AutoCloseable {
  /** The board's time. */
  static final Instant NOW = Instant.parse("2026-03-16T12:00:00Z");

  static FollowedTopic follow(RecommendationLog log) {
    return follow(log, log.client());
  }

  static FollowedTopic follow(RecommendationLog log, Properties client) {
    var board = new RecommendationBoard(Duration.ofMinutes(15), InstantSource.fixed(NOW));
    return new FollowedTopic(board, RecommendationFollower.start(client, log.prefix(), board));
  }

  /** Waits until the board is ready and as it should be; a test's time limit interrupts it. */
  void await(Predicate<RecommendationBoard> reached) throws InterruptedException {
    while (!board.isReady() || !reached.test(board)) {
      if (Thread.interrupted()) {
        throw new InterruptedException("the board holds " + newest());
      }
      Thread.onSpinWait();
    }
  }

  /** The newest recommendations, by tenant and service. */
  List<Recommendation> newest() {
    return board.all().stream().flatMap(standing -> standing.newest().stream()).toList();
  }

  @Override
  public void close() {
    follower.close();
  }
}
