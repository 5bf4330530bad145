package io.foretide.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.cli.kafka.EmbeddedKafka;
import io.foretide.model.scaling.Recommendation;
import io.foretide.model.series.ServiceKey;
import io.foretide.serving.Freshness;
import io.foretide.serving.RecommendationBoard;
import io.foretide.serving.RecommendationFollower;
import io.foretide.serving.Standing;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Follows the topic at a real broker. */
@Timeout(60)
class RecommendationFollowerTest {
  private static final Instant NOW = Instant.parse("2026-03-16T12:00:00Z");
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
      log.write(decided(service(i), i, 1));
    }
    RecommendationBoard board = board();
    try (var follower = follow(log, board)) {
      await(board::isReady);
      assertThat(board.all())
          .hasSize(20)
          .extracting(Standing::freshness)
          .containsOnly(Freshness.FRESH);

      Recommendation next = decided(service(3), 33, 2);
      log.write(next);
      await(() -> board.of(service(3)).newest().orElseThrow().equals(next));
      assertThat(follower.undecodable()).isZero();
    }
  }

  @Test
  void losesNothingWhenRestarted() throws Exception {
    RecommendationLog log = created("restarts-");
    log.write(decided(service(1), 1, 1));
    RecommendationBoard before = board();
    try (var follower = follow(log, before)) {
      await(before::isReady);
      assertThat(follower.undecodable()).isZero();
    }
    log.write(decided(service(2), 2, 1));
    log.write(decided(service(1), 4, 2));
    RecommendationBoard after = board();
    try (var follower = follow(log, after)) {
      await(after::isReady);
      assertThat(newest(after))
          .containsExactly(decided(service(1), 4, 2), decided(service(2), 2, 1));
      assertThat(follower.undecodable()).isZero();
    }
    assertThat(newest(before)).containsExactly(decided(service(1), 1, 1));
  }

  @Test
  void countsAndSkipsWhatCannotBeDecoded() throws Exception {
    RecommendationLog log = created("poisoned-");
    log.write(NO_AVRO, NO_AVRO);
    log.write(decided(service(1), 1, 1));
    log.write(NO_AVRO, new byte[0]);
    RecommendationBoard board = board();
    try (var follower = follow(log, board)) {
      await(board::isReady);
      assertThat(newest(board)).containsExactly(decided(service(1), 1, 1));
      assertThat(follower.undecodable()).isEqualTo(2);
    }
  }

  @Test
  void waitsForATopicThatDoesNotExistYet() throws Exception {
    RecommendationLog log = new RecommendationLog(kafka, "later-");
    RecommendationBoard board = board();
    try (var follower = follow(log, board)) {
      assertThat(board.isReady()).isFalse();
      log.create();
      log.write(decided(service(1), 1, 1));
      await(() -> board.isReady() && !board.all().isEmpty());
      assertThat(follower.undecodable()).isZero();
    }
  }

  @Test
  void followsPartitionsThatAreAddedLater() throws Exception {
    RecommendationLog log = created("grows-");
    RecommendationBoard board = board();
    Properties client = log.client();
    client.setProperty("metadata.max.age.ms", "200");
    try (var follower = RecommendationFollower.start(client, log.prefix(), board)) {
      await(board::isReady);
      log.growTo(30);
      for (int i = 0; i < 10; i++) {
        log.write(decided(service(i), 1, 1));
      }
      await(() -> board.all().size() == 10);
      assertThat(follower.undecodable()).isZero();
    }
  }

  private static RecommendationLog created(String prefix) throws Exception {
    RecommendationLog log = new RecommendationLog(kafka, prefix);
    log.create();
    return log;
  }

  private static RecommendationBoard board() {
    return new RecommendationBoard(Duration.ofMinutes(15), InstantSource.fixed(NOW));
  }

  private static RecommendationFollower follow(RecommendationLog log, RecommendationBoard board) {
    return RecommendationFollower.start(log.client(), log.prefix(), board);
  }

  private static ServiceKey service(int number) {
    return new ServiceKey("shop", "service-" + number);
  }

  private static Recommendation decided(ServiceKey workload, int replicas, int order) {
    return RecommendationLog.recommendation(
        workload, replicas, NOW.minusSeconds(60L * (10 - order)).toEpochMilli());
  }

  private static List<Recommendation> newest(RecommendationBoard board) {
    return board.all().stream().flatMap(standing -> standing.newest().stream()).toList();
  }

  /** The class' time limit ends it. */
  private static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }
}
