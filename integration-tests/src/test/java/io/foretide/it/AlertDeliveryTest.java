package io.foretide.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.foretide.delivery.AlertDeliveryJob;
import io.foretide.delivery.Episodes;
import io.foretide.delivery.StrictReceiver;
import io.foretide.flink.deadletters.DeadLetter;
import io.foretide.flink.deadletters.DeadLetter.Reason;
import io.foretide.flink.topics.DeadLettersTopic;
import io.foretide.flink.topics.EpisodesTopic;
import io.foretide.model.anomaly.Severity;
import io.foretide.model.episode.Episode;
import io.foretide.model.episode.EpisodeState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Episodes on a real broker, and every receiver, of which each may fail. */
class AlertDeliveryTest {
  private static final String JOB = "alert-delivery";
  private static final String PREFIX = "delivery.";
  private static final String EVENTS = "incidents";
  private static final String ROUTING_KEY = "0123456789abcdef0123456789abcdef";

  @TempDir private Path folder;
  private final long opened = System.currentTimeMillis();
  private TestBroker broker;
  private TestFlink flink;
  private StrictReceiver alertmanager;
  private StrictReceiver pagerDuty;
  private StrictReceiver webhook;

  @BeforeEach
  void start() throws Exception {
    broker = TestBroker.start(folder.resolve("kafka"));
    broker.createTopics(PREFIX, 2);
    broker.createTopic(EVENTS);
    flink = new TestFlink(folder);
    alertmanager = StrictReceiver.alertmanager();
    pagerDuty = StrictReceiver.pagerDuty();
    webhook = StrictReceiver.webhook();
    Files.writeString(folder.resolve("routing-key"), ROUTING_KEY + "\n");
  }

  @AfterEach
  void stop() {
    broker.close();
    Stream.of(alertmanager, pagerDuty, webhook).forEach(StrictReceiver::close);
  }

  @Test
  void aReceiverThatDoesNotAnswerKeepsNobodyWaitingAndHearsTheNewestLater() throws Exception {
    webhook.answersAlways(-1);
    JobClient job = flink.start(JOB, 0, this::wire);
    write(revision(0, EpisodeState.OPEN));
    Await.until("nobody is told", () -> told("trigger") && !alertmanager.taken().isEmpty());
    write(revision(1, EpisodeState.OPEN), revision(2, EpisodeState.CLOSED));
    Await.until("PagerDuty is not told that it is over", () -> told("resolve"));
    Await.until("the events are missing", () -> broker.records(EVENTS).size() == 3);
    broker.awaitRead(PREFIX, JOB + ".webhook", EpisodesTopic.TOPIC);
    assertThat(webhook.taken()).isEmpty();

    webhook.answersAlways(0);
    Await.until("the webhook is not told", () -> !webhook.taken().isEmpty());
    assertThat(webhook.taken())
        .extracting(StrictReceiver.Request::idempotencyKey)
        .containsExactly("e-2");
    flink.stop(job);
    requireNoComplaints();
    assertThat(broker.read(PREFIX, DeadLettersTopic.TOPIC)).isEmpty();
  }

  @Test
  void goesOnFromASavepointInMidEpisodeWithoutAnotherPage() throws Exception {
    JobClient job = flink.start(JOB, 0, this::wire);
    write(revision(0, EpisodeState.OPEN));
    Await.until("PagerDuty is not told", () -> told("trigger"));
    String savepoint = flink.stop(job);

    write(revision(0, EpisodeState.OPEN));
    job = flink.resume(JOB, savepoint, 1, this::wire);
    broker.awaitRead(PREFIX, JOB + ".pagerduty", EpisodesTopic.TOPIC);
    write(revision(1, EpisodeState.CLOSED));
    Await.until("PagerDuty is not told that it is over", () -> told("resolve"));
    flink.stop(job);

    assertThat(pagerDuty.incidents()).isEqualTo(1);
    requireNoComplaints();
  }

  @Test
  void writesCloudEventsInBinaryModeAndSaysWhoWasNotTold() throws Exception {
    pagerDuty.answersAlways(400);
    JobClient job = flink.start(JOB, 0, this::wire);
    write(revision(0, EpisodeState.OPEN));
    broker.await(PREFIX, DeadLettersTopic.TOPIC, letter -> true, 1);
    flink.stop(job);

    assertThat(broker.read(PREFIX, DeadLettersTopic.TOPIC))
        .extracting(DeadLetter::reason, DeadLetter::detail)
        .containsExactly(tuple(Reason.UNDELIVERED, "pagerduty: it answered 400: as told"));
    assertThat(broker.records(EVENTS))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(header(event, "ce_specversion")).isEqualTo("1.0");
              assertThat(header(event, "ce_id")).isEqualTo("e-0");
              assertThat(header(event, "ce_type")).isEqualTo("io.foretide.episode.opened");
              assertThat(header(event, "content-type")).isEqualTo("application/json");
              assertThat(new String(event.key(), StandardCharsets.UTF_8)).isEqualTo("e");
            });
  }

  private void wire(StreamExecutionEnvironment graph) {
    List<String> arguments = new ArrayList<>(broker.arguments(PREFIX));
    arguments.addAll(List.of("--delivery.alertmanager.url", alertmanager.url()));
    arguments.addAll(List.of("--delivery.pagerduty.url", pagerDuty.url()));
    arguments.addAll(
        List.of("--delivery.pagerduty.routing-key", "${directory:" + folder + ":routing-key}"));
    arguments.addAll(List.of("--delivery.webhook.url", webhook.url()));
    arguments.addAll(List.of("--delivery.cloud-events.topic", EVENTS));
    arguments.addAll(List.of("--delivery.request-timeout", "3 s"));
    arguments.addAll(List.of("--delivery.max-backoff", "1 s"));
    AlertDeliveryJob.wire(graph, arguments.toArray(String[]::new));
  }

  private Episode revision(int revision, EpisodeState state) {
    return Episodes.of("e", revision, state, Severity.WARNING, opened);
  }

  private void write(Episode... revisions) throws Exception {
    broker.produce(
        Stream.of(revisions)
            .map(episode -> TestBroker.record(EpisodesTopic.TOPIC, PREFIX, episode))
            .toList());
  }

  private boolean told(String action) {
    return pagerDuty.taken().stream()
        .anyMatch(request -> request.body().get("event_action").asText().equals(action));
  }

  private void requireNoComplaints() {
    assertThat(Stream.of(alertmanager, pagerDuty, webhook))
        .flatExtracting(StrictReceiver::complaints)
        .isEmpty();
  }

  private static String header(ConsumerRecord<byte[], byte[]> event, String name) {
    return new String(event.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
