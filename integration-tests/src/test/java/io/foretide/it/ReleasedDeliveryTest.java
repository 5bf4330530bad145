package io.foretide.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.delivery.AlertDeliveryJob;
import io.foretide.delivery.AlertDeliveryTopology;
import io.foretide.delivery.Episodes;
import io.foretide.delivery.StrictReceiver;
import io.foretide.flink.topics.DeadLettersTopic;
import io.foretide.flink.topics.EpisodesTopic;
import io.foretide.model.episode.Episode;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The job alert-delivery goes on from the savepoint that its release left behind, in the middle of
 * an episode, and pages nobody again. It is written with those of {@link ReleasedSavepointsTest}.
 */
class ReleasedDeliveryTest {
  private static final String JOB = AlertDeliveryTopology.JOB;
  private static final String PREFIX = JOB + ".";
  private static final Path RELEASE = ReleasedSavepointsTest.RELEASE.resolve(JOB);

  @TempDir private Path folder;
  private TestFlink flink;

  @BeforeEach
  void prepare() throws Exception {
    flink = new TestFlink(folder);
    Files.writeString(folder.resolve("routing-key"), "0123456789abcdef0123456789abcdef\n");
  }

  @Test
  void saysOnlyThatItIsOverWhatItsReleaseHasTold() throws Exception {
    if (Boolean.getBoolean("foretide.snapshots.write")) {
      release();
    }
    try (TestBroker broker = broker("kafka");
        StrictReceiver pagerDuty = StrictReceiver.pagerDuty()) {
      write(broker, Episodes.open("told", 0), Episodes.open("over", 0), Episodes.closed("over", 1));
      JobClient job =
          flink.resume(
              JOB, RELEASE.toAbsolutePath().toString(), 2, graph -> wire(graph, broker, pagerDuty));
      // What it has read comes again, as from a job that was restored from an earlier state.
      write(broker, Episodes.open("told", 0), Episodes.open("over", 0), Episodes.closed("over", 1));
      broker.awaitRead(PREFIX, JOB + ".pagerduty", EpisodesTopic.TOPIC);
      write(broker, Episodes.closed("told", 1));
      Await.until("nobody hears that it is over", () -> !pagerDuty.taken().isEmpty());
      flink.stop(job);

      assertThat(said(pagerDuty)).containsExactly("resolve told");
      assertThat(pagerDuty.complaints()).isEmpty();
      assertThat(broker.read(PREFIX, DeadLettersTopic.TOPIC)).isEmpty();
    }
  }

  private void release() throws Exception {
    try (TestBroker former = broker("former");
        StrictReceiver pagerDuty = StrictReceiver.pagerDuty()) {
      JobClient job = flink.startAlone(JOB, graph -> wire(graph, former, pagerDuty));
      write(former, Episodes.open("told", 0), Episodes.open("over", 0));
      Await.until("nobody is told", () -> pagerDuty.taken().size() == 2);
      write(former, Episodes.closed("over", 1));
      Await.until("nobody hears that it is over", () -> said(pagerDuty).contains("resolve over"));
      former.awaitRead(PREFIX, JOB + ".pagerduty", EpisodesTopic.TOPIC);
      ReleasedSavepointsTest.keep(Path.of(URI.create(flink.stop(job)).getPath()), RELEASE);
    }
  }

  private TestBroker broker(String name) throws Exception {
    TestBroker broker = TestBroker.start(folder.resolve(name));
    broker.createTopics(PREFIX, 1);
    return broker;
  }

  private void wire(StreamExecutionEnvironment graph, TestBroker broker, StrictReceiver pagerDuty) {
    List<String> arguments = new ArrayList<>(broker.arguments(PREFIX));
    arguments.addAll(List.of("--delivery.pagerduty.url", pagerDuty.url()));
    arguments.addAll(
        List.of("--delivery.pagerduty.routing-key", "${directory:" + folder + ":routing-key}"));
    // Nothing of the release is forgotten, whenever it is read.
    arguments.addAll(
        List.of("--delivery.max-age", "36500 d", "--delivery.expire-after", "36500 d"));
    // Its transactions are of another broker, long ago.
    arguments.addAll(List.of("--kafka.tolerate-lost-transactions", "true"));
    AlertDeliveryJob.wire(graph, arguments.toArray(String[]::new));
  }

  private static void write(TestBroker broker, Episode... revisions) throws Exception {
    broker.produce(
        Stream.of(revisions)
            .map(episode -> TestBroker.record(EpisodesTopic.TOPIC, PREFIX, episode))
            .toList());
  }

  private static List<String> said(StrictReceiver pagerDuty) {
    return pagerDuty.taken().stream()
        .map(
            event ->
                event.body().get("event_action").asText()
                    + " "
                    + event.body().get("dedup_key").asText())
        .toList();
  }
}
