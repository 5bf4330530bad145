package io.foretide.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.flink.topics.AlertsTopic;
import io.foretide.flink.topics.BaselinesTopic;
import io.foretide.flink.topics.EpisodesTopic;
import io.foretide.flink.topics.Topic;
import io.foretide.model.anomaly.Alert;
import io.foretide.model.anomaly.AlertState;
import io.foretide.model.episode.Episode;
import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.Signals;
import io.foretide.model.series.TelemetryReading;
import io.foretide.suite.ForetideJob;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.core.execution.JobClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A service that fails hard is told before its window has closed, and the window confirms it. The
 * traffic is of today: what lies in the past is not watched.
 */
class FastPathTest {
  private static final String PREFIX = "fast.";
  private static final long SEED = 23;

  /** So many are seen as they happen before anything is certain, and one that is still open. */
  private static final int USUAL_WINDOWS = 6;

  private static final SeriesKey ERRORS = FailingShop.series("checkout", Signals.ERRORS);

  @TempDir private Path folder;
  private TestBroker broker;

  @Test
  void aServiceThatFailsHardIsToldBeforeItsWindowCloses() throws Exception {
    FailingShop shop = FailingShop.upTo(SEED, Instant.now());
    broker = TestBroker.start(folder.resolve("kafka"));
    try {
      broker.createTopics(PREFIX, 1);
      feed(shop.next(FailingShop.EIGHT_DAYS));
      TestFlink flink = new TestFlink(folder);
      JobClient job =
          flink.startAlone(ForetideJob.JOB, graph -> ForetideJob.wire(graph, arguments()));
      try {
        isToldAndConfirmed(shop);
      } finally {
        flink.stop(job);
      }
    } finally {
      broker.close();
    }
  }

  private void isToldAndConfirmed(FailingShop shop) throws Exception {
    for (int window = 0; window < USUAL_WINDOWS; window++) {
      long start = shop.nowMillis();
      feed(shop.requests("checkout", 1));
      await(BaselinesTopic.TOPIC, scored -> scored.window().endMillis() >= start);
    }
    long start = shop.nowMillis();
    shop.fail("checkout");
    feed(shop.requests("checkout", 0.1));
    Alert told = await(AlertsTopic.TOPIC, alert -> alert.key().equals(ERRORS));
    List<ScoredWindow> closed = broker.read(PREFIX, BaselinesTopic.TOPIC);
    feed(shop.requests("checkout", 1));
    Alert confirmed = await(AlertsTopic.TOPIC, alert -> isLaterThan(told, alert));
    Episode episode = await(EpisodesTopic.TOPIC, opened -> isOf(told, opened));

    assertThat(told.provisional()).isTrue();
    assertThat(told.state()).isEqualTo(AlertState.FIRING);
    assertThat(told.startedAtMillis()).isEqualTo(start);
    assertThat(told.value()).isGreaterThan(told.upper());
    assertThat(closed).allMatch(scored -> scored.window().endMillis() <= start);
    assertThat(confirmed.provisional()).isFalse();
    assertThat(confirmed.state()).isEqualTo(AlertState.FIRING);
    assertThat(episode.services()).contains("checkout");
  }

  private static boolean isLaterThan(Alert told, Alert alert) {
    return alert.alertId().equals(told.alertId()) && alert.revision() > told.revision();
  }

  private static boolean isOf(Alert told, Episode episode) {
    return episode.alerts().stream().anyMatch(alert -> alert.alertId().equals(told.alertId()));
  }

  private String[] arguments() {
    List<String> arguments = new ArrayList<>(broker.arguments(PREFIX));
    arguments.addAll(ShopJobs.WIDTH);
    return arguments.toArray(String[]::new);
  }

  private <T, A extends SpecificRecordBase> T await(Topic<T, A> topic, Predicate<T> wanted)
      throws Exception {
    return broker.await(PREFIX, topic, wanted, Duration.ofMinutes(3), () -> {});
  }

  private void feed(List<TelemetryReading> readings) throws Exception {
    broker.produce(
        readings.stream().map(reading -> TestBroker.telemetry(PREFIX, reading)).toList());
  }
}
