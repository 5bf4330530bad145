package io.foretide.anomaly;

import static io.foretide.anomaly.AlertedShop.firing;
import static io.foretide.anomaly.AlertedShop.resolved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.foretide.flink.fixtures.Snapshots;
import io.foretide.model.episode.Episode;
import io.foretide.model.episode.EpisodeState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One episode is open, an alert waits that belongs to it, and who calls whom is known. */
class EpisodeSnapshotTest {
  /** Of the episode: its id must never change for a tenant and the alert that opened it. */
  private static final String EPISODE_ID = "75089324d3a5c65a231542f949e9b6f0";

  @Test
  void goesOnWithTheEpisodeOfReleaseOne() throws Exception {
    OperatorSubtaskState snapshot =
        Snapshots.committed(
            "anomaly-alerts.episode-v1", () -> midEpisode(new HashMapStateBackend()));

    requireGoesOn(snapshot, new HashMapStateBackend());
  }

  static Stream<StateBackend> backends() {
    EmbeddedRocksDBStateBackend rocks = new EmbeddedRocksDBStateBackend();
    rocks.getMemoryConfiguration().setUseManagedMemory(false);
    return Stream.of(new HashMapStateBackend(), rocks);
  }

  @ParameterizedTest
  @MethodSource("backends")
  void goesOnInMidEpisode(StateBackend backend) throws Exception {
    requireGoesOn(midEpisode(backend), backend);
  }

  private static OperatorSubtaskState midEpisode(StateBackend backend) throws Exception {
    try (AlertedShop shop = AlertedShop.open(backend)) {
      shop.call("checkout", "payment");
      shop.alert(firing("payment", 10));
      shop.watermark(13);
      shop.alert(firing("checkout", 11));
      return shop.snapshot();
    }
  }

  private static void requireGoesOn(OperatorSubtaskState snapshot, StateBackend backend)
      throws Exception {
    try (AlertedShop shop = AlertedShop.restore(snapshot, backend)) {
      List<Episode> published = new ArrayList<>(shop.watermark(14));
      assertThat(published)
          .as("along the call")
          .flatExtracting(Episode::services)
          .containsExactly("payment", "checkout");
      shop.alert(resolved("payment", 10, 20));
      shop.alert(resolved("checkout", 11, 21));
      published.addAll(shop.watermark(26));

      assertThat(published).extracting(Episode::episodeId).containsOnly(EPISODE_ID);
      assertThat(published)
          .extracting(Episode::revision, Episode::state)
          .startsWith(tuple(1, EpisodeState.OPEN))
          .endsWith(tuple(published.size(), EpisodeState.CLOSED));
      assertThat(shop.timers()).isZero();
    }
  }
}
