package io.foretide.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.foretide.delivery.AlertDeliveryJob;
import io.foretide.delivery.Episodes;
import io.foretide.flink.topics.DeadLettersTopic;
import io.foretide.flink.topics.EpisodesTopic;
import io.foretide.model.anomaly.Severity;
import io.foretide.model.episode.EpisodeState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real Alertmanager is told of an episode by the job. */
class RealAlertmanagerTest {
  private static final String PREFIX = "alertmanager.";
  private static final Duration RESEND = Duration.ofSeconds(1);
  private static final Duration UNTIL_RESOLVED = RESEND.multipliedBy(5);

  @TempDir private Path folder;
  private final Instant opened = Instant.now();
  private TestBroker broker;
  private RealAlertmanager alertmanager;

  @Test
  void firesStaysWorsensIsSilencedAndResolvesAsTheEpisodeDoes() throws Exception {
    Optional<Path> program = RealAlertmanager.program();
    assumeTrue(
        program.isPresent(),
        "no 'alertmanager' on the PATH (Debian package prometheus-alertmanager); scripts/foretide"
            + " test finds it");
    try (TestBroker started = TestBroker.start(folder.resolve("kafka"));
        RealAlertmanager told = RealAlertmanager.start(program.get(), folder)) {
      broker = started;
      alertmanager = told;
      broker.createTopics(PREFIX, 1);
      TestFlink flink = new TestFlink(folder);
      JobClient job = flink.start("alert-delivery", 0, this::wire);

      write(0, EpisodeState.OPEN, Severity.WARNING);
      awaitNotified("firing", "warning");
      requireSentAgain();
      write(1, EpisodeState.OPEN, Severity.CRITICAL);
      awaitNotified("firing", "critical");
      awaitNotified("resolved", "warning");
      awaitOneAlert("critical", "active");
      requireSilencedWithoutAnotherNotification();
      write(2, EpisodeState.CLOSED, Severity.CRITICAL);
      awaitNotified("resolved", "critical");
      Await.until("it is not resolved", () -> alertmanager.alerts().isEmpty());

      flink.stop(job);
      assertThat(broker.read(PREFIX, DeadLettersTopic.TOPIC)).isEmpty();
    }
  }

  /** It holds the alert for open after the end that it was first given, which moves on. */
  private void requireSentAgain() throws Exception {
    Instant end = endOf(awaitOneAlert("warning", "active"));
    assertThat(end).isBefore(Instant.now().plus(UNTIL_RESOLVED).plusSeconds(1));
    Await.until("it was not sent again", () -> Instant.now().isAfter(end.plusSeconds(1)));
    assertThat(endOf(awaitOneAlert("warning", "active"))).isAfter(end);
    assertThat(alertmanager.notified()).hasSize(1);
  }

  private void requireSilencedWithoutAnotherNotification() throws Exception {
    int before = alertmanager.notified().size();
    Instant now = Instant.now();
    String silence =
        alertmanager.silence("e", now.toString(), now.plus(Duration.ofHours(1)).toString());
    Instant end = endOf(awaitOneAlert("critical", "suppressed"));
    Await.until(
        "it was not sent again",
        () -> endOf(awaitOneAlert("critical", "suppressed")).isAfter(end.plus(RESEND)));
    assertThat(alertmanager.notified()).hasSize(before);
    alertmanager.endSilence(silence);
    awaitOneAlert("critical", "active");
  }

  private JsonNode awaitOneAlert(String severity, String state) throws Exception {
    Await.until(
        "there is not the one alert, " + severity + " and " + state,
        () -> {
          List<JsonNode> alerts = alertmanager.alerts();
          return alerts.size() == 1
              && alerts.get(0).at("/labels/severity").asText().equals(severity)
              && alerts.get(0).at("/status/state").asText().equals(state);
        });
    return alertmanager.alerts().get(0);
  }

  private void awaitNotified(String status, String severity) throws Exception {
    Await.until(
        "nobody is notified that it is " + status + ", " + severity,
        () ->
            alertmanager.notified().stream()
                .anyMatch(
                    alert ->
                        alert.path("status").asText().equals(status)
                            && alert.at("/labels/severity").asText().equals(severity)));
  }

  private static Instant endOf(JsonNode alert) {
    return Instant.parse(alert.path("endsAt").asText());
  }

  private void wire(StreamExecutionEnvironment environment) {
    List<String> arguments = new ArrayList<>(broker.arguments(PREFIX));
    arguments.addAll(List.of("--delivery.alertmanager.url", alertmanager.url()));
    arguments.addAll(List.of("--delivery.alertmanager.resend-interval", RESEND.toSeconds() + " s"));
    AlertDeliveryJob.wire(environment, arguments.toArray(String[]::new));
  }

  private void write(int revision, EpisodeState state, Severity severity) throws Exception {
    broker.produce(
        List.of(
            TestBroker.record(
                EpisodesTopic.TOPIC,
                PREFIX,
                Episodes.of("e", revision, state, severity, opened.toEpochMilli()))));
  }
}
