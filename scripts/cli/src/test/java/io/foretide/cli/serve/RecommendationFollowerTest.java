package io.foretide.cli.serve;

import static io.foretide.cli.serve.FollowedTopic.NOW;
import static io.foretide.cli.serve.FollowedTopic.follow;
import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.cli.kafka.EmbeddedKafka;
import io.foretide.model.scaling.Recommendation;
import io.foretide.model.series.ServiceKey;
import io.foretide.serving.Freshness;
import io.foretide.serving.RecommendationBoard;
import io.foretide.serving.Standing;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Follows the topic at a real broker. */
@Timeout(60)
class RecommendationFollowerTest {
  private static final byte[] NO_AVRO = {1, 2, 3};

  @TempDir private static Path folder;
  private static EmbeddedKafka kafka;

  @BeforeAll
  static void startBroker() throws Exception {
    kafka = EmbeddedKafka.start(folder);
  }

  @AfterAll
  static void stopBroker() {
    kafka.close();
  }

  @Test
  void isReadyWithEverythingThatTheTopicHeldAndThenFollows() throws Exception {
    RecommendationLog log = created("follows-");
    for (int i = 0; i < 20; i++) {
      log.write(decided(i, i, 1));
    }
    try (var followed = follow(log)) {
      followed.await(RecommendationBoard::isReady);
      assertThat(followed.board().all())
          .hasSize(20)
          .extracting(Standing::freshness)
          .containsOnly(Freshness.FRESH);

      Recommendation next = decided(3, 33, 2);
      log.write(next);
      followed.await(board -> board.of(next.workload()).newest().orElseThrow().equals(next));
    }
  }

  @Test
  void losesNothingWhenRestarted() throws Exception {
    RecommendationLog log = created("restarts-");
    log.write(decided(1, 1, 1));
    try (var before = follow(log)) {
      before.await(RecommendationBoard::isReady);
      assertThat(before.newest()).containsExactly(decided(1, 1, 1));
    }
    log.write(decided(2, 2, 1));
    log.write(decided(1, 4, 2));
    try (var after = follow(log)) {
      after.await(RecommendationBoard::isReady);
      assertThat(after.newest()).containsExactly(decided(1, 4, 2), decided(2, 2, 1));
    }
  }

  @Test
  void countsAndSkipsWhatCannotBeDecoded() throws Exception {
    RecommendationLog log = created("poisoned-");
    log.write(NO_AVRO, NO_AVRO);
    log.write(decided(1, 1, 1));
    log.write(NO_AVRO, new byte[0]);
    try (var followed = follow(log)) {
      followed.await(RecommendationBoard::isReady);
      assertThat(followed.newest()).containsExactly(decided(1, 1, 1));
      assertThat(followed.follower().undecodable()).isEqualTo(2);
    }
  }

  @Test
  void waitsForATopicThatDoesNotExistYet() throws Exception {
    RecommendationLog log = new RecommendationLog(kafka, "later-");
    try (var followed = follow(log)) {
      assertThat(followed.board().isReady()).isFalse();
      log.create();
      log.write(decided(1, 1, 1));
      followed.await(board -> !board.all().isEmpty());
    }
  }

  @Test
  void followsPartitionsThatAreAddedLater() throws Exception {
    RecommendationLog log = created("grows-");
    Properties client = log.client();
    client.setProperty("metadata.max.age.ms", "200");
    try (var followed = follow(log, client)) {
      followed.await(RecommendationBoard::isReady);
      log.growTo(30);
      for (int i = 0; i < 10; i++) {
        log.write(decided(i, 1, 1));
      }
      followed.await(board -> board.all().size() == 10);
    }
  }

  private static RecommendationLog created(String prefix) throws Exception {
    RecommendationLog log = new RecommendationLog(kafka, prefix);
    log.create();
    return log;
  }

  /** For a service by its number, the later the greater the order. */
  private static Recommendation decided(int service, int replicas, int order) {
    return RecommendationLog.recommendation(
        new ServiceKey("shop", "service-" + service),
        replicas,
        NOW.minusSeconds(60L * (10 - order)).toEpochMilli());
  }
}
