package io.foretide.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.cli.jobs.JobName;
import io.foretide.delivery.StrictReceiver;
import io.foretide.flink.topics.AlertsTopic;
import io.foretide.flink.topics.DeadLettersTopic;
import io.foretide.flink.topics.EpisodesTopic;
import io.foretide.flink.topics.TelemetryTopic;
import io.foretide.model.anomaly.Alert;
import io.foretide.model.episode.Episode;
import io.foretide.model.series.TelemetryReading;
import io.foretide.suite.ForetideJob;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Everything that holds an open episode is killed: the main job, and the one that has told of it.
 *
 * <pre>
 *   usual, nine days │ a fifth of the requests fails │ usual again
 *                    10:00          10:40            11:00        13:00
 *                     └─ page        └─ killed         └─ resolved
 * </pre>
 */
final class KilledInMidEpisode {
  private static final String DISTURBED = "killed.";
  private static final String UNDISTURBED = "undisturbed.";
  private static final long SEED = 7;
  private static final Instant KILLED = SmallShop.BURST.plus(Duration.ofMinutes(40));
  private static final Instant END = SmallShop.BURST.plus(Duration.ofHours(3));

  private final RealCluster cluster;
  private final TestBroker broker;
  private final Path folder;

  /** On a cluster with slots for both jobs; files go under a folder. */
  KilledInMidEpisode(RealCluster cluster, Path folder) throws Exception {
    this.cluster = cluster;
    this.broker = cluster.broker();
    this.folder = Files.createDirectories(folder);
    Files.writeString(folder.resolve("routing-key"), "0123456789abcdef0123456789abcdef\n");
  }

  void requireTheSameAndOnePage() throws Exception {
    broker.createTopics(UNDISTURBED, 1);
    broker.createTopics(DISTURBED, 1);
    write(UNDISTURBED, Instant.EPOCH, END);
    write(DISTURBED, Instant.EPOCH, KILLED);
    try (StrictReceiver pagerDuty = StrictReceiver.pagerDuty();
        RealJob detection = cluster.submit(DISTURBED, 1, ShopJobs.WIDTH.toArray(String[]::new));
        RealJob delivery = deliver(pagerDuty)) {
      new TestFlink(folder)
          .run(
              ForetideJob.JOB,
              graph -> ForetideJob.wire(graph, ShopJobs.foretide(broker, UNDISTURBED)));
      Await.until("nobody is paged", () -> !pagerDuty.taken().isEmpty());
      // What it has been told before this need not be told again.
      delivery.awaitCheckpoint();
      delivery.awaitCheckpoint();
      cluster.killTaskManagers();
      write(DISTURBED, KILLED, END);
      Await.until("nobody hears that it is over", () -> said(pagerDuty).contains("resolve"));
      broker.awaitRead(DISTURBED, ForetideJob.JOB, TelemetryTopic.TOPIC);
      delivery.awaitCheckpoint();
      detection.requireRestarted();
      delivery.requireRestarted();
      requireOnePage(pagerDuty);
    }
    requireTheSame();
  }

  private RealJob deliver(StrictReceiver pagerDuty) throws Exception {
    return cluster.submit(
        JobName.ALERT_DELIVERY,
        DISTURBED,
        1,
        "--delivery.pagerduty.url",
        pagerDuty.url(),
        "--delivery.pagerduty.routing-key",
        "${directory:" + folder + ":routing-key}",
        // The incident is as old as the shop is.
        "--delivery.max-age",
        "36500 d");
  }

  private void requireOnePage(StrictReceiver pagerDuty) throws Exception {
    List<String> told =
        pagerDuty.taken().stream()
            .map(event -> event.body().get("dedup_key").asText())
            .distinct()
            .toList();
    assertThat(told).containsExactlyElementsOf(episodeIds()).hasSize(1);
    assertThat(pagerDuty.incidents()).isEqualTo(1);
    assertThat(said(pagerDuty)).containsOnlyOnce("resolve").endsWith("resolve");
    assertThat(pagerDuty.taken())
        .extracting(event -> event.body().at("/payload/custom_details/revision").asInt())
        .doesNotHaveDuplicates();
    assertThat(pagerDuty.complaints()).isEmpty();
  }

  private List<String> episodeIds() throws Exception {
    return broker.read(UNDISTURBED, EpisodesTopic.TOPIC).stream()
        .map(Episode::episodeId)
        .distinct()
        .toList();
  }

  private static List<String> said(StrictReceiver pagerDuty) {
    return pagerDuty.taken().stream()
        .map(event -> event.body().get("event_action").asText())
        .toList();
  }

  /** What was written since the last checkpoint comes again, as it was. */
  private void requireTheSame() throws Exception {
    List<Alert> alerts = broker.read(UNDISTURBED, AlertsTopic.TOPIC);
    List<Episode> episodes = broker.read(UNDISTURBED, EpisodesTopic.TOPIC);
    assertThat(Set.copyOf(broker.read(DISTURBED, AlertsTopic.TOPIC))).isEqualTo(Set.copyOf(alerts));
    assertThat(new LinkedHashSet<>(broker.read(DISTURBED, EpisodesTopic.TOPIC)))
        .containsExactlyElementsOf(episodes);
    assertThat(broker.read(DISTURBED, DeadLettersTopic.TOPIC)).isEmpty();
  }

  private void write(String prefix, Instant from, Instant to) throws Exception {
    List<TelemetryReading> readings = new ArrayList<>(SmallShop.readings(SEED));
    readings.removeIf(
        reading ->
            reading.eventTimeMillis() < from.toEpochMilli()
                || reading.eventTimeMillis() >= to.toEpochMilli());
    broker.produce(
        readings.stream().map(reading -> TestBroker.telemetry(prefix, reading)).toList());
  }
}
