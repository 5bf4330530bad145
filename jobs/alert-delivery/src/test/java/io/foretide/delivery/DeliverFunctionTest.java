package io.foretide.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.databind.JsonNode;
import io.foretide.flink.deadletters.DeadLetter;
import io.foretide.flink.deadletters.DeadLetter.Reason;
import io.foretide.flink.deadletters.SourceRecord;
import io.foretide.flink.kafka.SecretText;
import io.foretide.model.anomaly.Severity;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeliverFunctionTest {
  private static final Duration SHORTLY = Duration.ofMillis(200);

  private StrictReceiver alertmanager;
  private StrictReceiver webhook;

  @BeforeEach
  void startReceivers() throws Exception {
    alertmanager = StrictReceiver.alertmanager();
    webhook = StrictReceiver.webhook();
  }

  @AfterEach
  void stopReceivers() {
    assertThat(alertmanager.complaints()).isEmpty();
    assertThat(webhook.complaints()).isEmpty();
    alertmanager.close();
    webhook.close();
  }

  @Test
  void tellsEachRevisionOnceAndForgetsTheEpisodeSomeTimeAfterItHasClosed() throws Exception {
    try (Delivering delivering = Delivering.to(Delivering.webhook(webhook))) {
      delivering.read(Episodes.open("e", 0));
      delivering.pass(Duration.ofMinutes(10));
      delivering.read(Episodes.closed("e", 1));
      delivering.pass(SHORTLY);
      assertThat(revisions()).containsExactly("e-0", "e-1");
      assertThat(delivering.counter("numDelivered")).isEqualTo(2);
      assertThat(delivering.timers()).isEqualTo(1);

      delivering.pass(Duration.ofDays(1));
      assertThat(delivering.stateEntries()).isZero();
      assertThat(delivering.timers()).isZero();
      assertThat(revisions()).hasSize(2);
      assertThat(delivering.deadLetters()).isEmpty();
    }
  }

  @Test
  void neverTellsWhatIsReplayed() throws Exception {
    try (Delivering delivering = Delivering.to(Delivering.webhook(webhook))) {
      delivering.read(Episodes.open("e", 0));
      delivering.read(Episodes.open("e", 1));
      delivering.pass(SHORTLY);
      delivering.read(Episodes.open("e", 0));
      delivering.read(Episodes.open("e", 1));
      delivering.read(Episodes.closed("e", 2));
      delivering.pass(SHORTLY);
      delivering.read(Episodes.open("e", 0));
      delivering.read(Episodes.open("e", 1));
      delivering.read(Episodes.closed("e", 2));
      delivering.pass(Duration.ofHours(23));
      delivering.read(Episodes.open("e", 0));
      delivering.pass(Duration.ofHours(2));
      delivering.read(Episodes.open("e", 0));
      delivering.pass(Duration.ofHours(1));

      assertThat(revisions()).containsExactly("e-1", "e-2");
    }
  }

  @Test
  void whatNothingConfirmsIsOverAfterAWhile() throws Exception {
    try (Delivering delivering = Delivering.to(Delivering.webhook(webhook))) {
      delivering.read(Episodes.provisional("e", 0));
      delivering.pass(Duration.ofMinutes(14));
      assertThat(revisions()).containsExactly("e-0-provisional-open");

      delivering.pass(Duration.ofMinutes(2));
      assertThat(revisions()).containsExactly("e-0-provisional-open", "e-0-provisional-closed");
      delivering.read(Episodes.provisional("e", 0));
      delivering.pass(Duration.ofHours(1));
      assertThat(revisions()).as("read again").hasSize(2);

      delivering.read(Episodes.open("e", 0));
      delivering.pass(Duration.ofSeconds(11));
      assertThat(revisions()).as("confirmed after all").hasSize(3).endsWith("e-0");
      delivering.pass(Duration.ofDays(8));
      assertThat(revisions()).hasSize(3);
      assertThat(delivering.stateEntries()).isZero();
    }
  }

  @Test
  void tellsAlertmanagerThatWhatNothingConfirmsIsOver() throws Exception {
    try (Delivering delivering = Delivering.to(Delivering.alertmanager(alertmanager))) {
      delivering.read(Episodes.provisional("e", 0));
      delivering.pass(Duration.ofMinutes(30));

      JsonNode last = alertmanager.taken().get(alertmanager.taken().size() - 1).body().get(0);
      assertThat(alertmanager.taken()).as("every minute, and the end").hasSize(16);
      assertThat(Instant.parse(last.get("endsAt").asText()).toEpochMilli())
          .isLessThanOrEqualTo(Episodes.OPENED);
    }
  }

  @Test
  void whatIsConfirmedByTheSameRevisionAfterAFailureIsTold() throws Exception {
    try (Delivering delivering = Delivering.to(Delivering.webhook(webhook))) {
      delivering.read(Episodes.provisional("e", 0));
      delivering.pass(SHORTLY);
      delivering.read(Episodes.open("e", 0));
      delivering.read(Episodes.open("e", 0));
      delivering.pass(Duration.ofHours(1));

      assertThat(revisions()).containsExactly("e-0-provisional-open", "e-0");
    }
  }

  @Test
  void sendsAlertmanagerWhatIsOpenAgainBeforeItsEndUntilItIsClosed() throws Exception {
    try (Delivering delivering = Delivering.to(Delivering.alertmanager(alertmanager))) {
      delivering.read(Episodes.open("e", 0));
      delivering.pass(Delivering.RESEND.multipliedBy(10));
      delivering.read(Episodes.closed("e", 1));
      delivering.pass(Delivering.RESEND.multipliedBy(10));

      List<JsonNode> sent =
          alertmanager.taken().stream().map(request -> request.body().get(0)).toList();
      assertThat(sent).hasSize(11);
      long sentAt = Episodes.OPENED;
      for (JsonNode alert : sent.subList(0, 10)) {
        assertThat(alert.get("labels")).isEqualTo(sent.get(10).get("labels"));
        assertThat(Instant.parse(alert.get("endsAt").asText()).toEpochMilli())
            .isBetween(
                sentAt + Delivering.RESEND.multipliedBy(4).toMillis(),
                sentAt + Delivering.RESEND.multipliedBy(6).toMillis());
        sentAt += Delivering.RESEND.toMillis();
      }
      assertThat(sent.get(10).get("endsAt").asText()).isEqualTo("2026-03-02T10:04:00Z");
      assertThat(delivering.timers()).isEqualTo(1);
    }
  }

  @Test
  void resolvesTheFormerLabelsWhenTheSeverityOrTheOwnerChanges() throws Exception {
    try (Delivering delivering = Delivering.to(Delivering.alertmanager(alertmanager))) {
      delivering.read(Episodes.open("e", 0, Severity.WARNING, ""));
      delivering.pass(SHORTLY);
      delivering.read(Episodes.open("e", 1, Severity.CRITICAL, "payments"));
      delivering.pass(SHORTLY);
      delivering.pass(Delivering.RESEND);

      assertThat(alertmanager.taken()).hasSize(3);
      JsonNode change = alertmanager.taken().get(1).body();
      assertThat(change).hasSize(2);
      assertThat(change.get(0).at("/labels/severity").asText()).isEqualTo("warning");
      assertThat(change.get(0).at("/labels/owner").isMissingNode()).isTrue();
      assertThat(Instant.parse(change.get(0).get("endsAt").asText()).toEpochMilli())
          .isLessThanOrEqualTo(delivering.now());
      assertThat(change.get(1).at("/labels/severity").asText()).isEqualTo("critical");
      assertThat(change.get(1).at("/labels/owner").asText()).isEqualTo("payments");
      assertThat(alertmanager.taken().get(2).body())
          .singleElement(type(JsonNode.class))
          .satisfies(
              alert -> assertThat(alert.get("labels")).isEqualTo(change.get(1).get("labels")));
    }
  }

  @Test
  void resolvesWhatTheReceiverMayHaveTakenThoughItsAnswerWasLost() throws Exception {
    alertmanager.hangs(1);
    try (Delivering delivering = Delivering.to(Delivering.alertmanager(alertmanager))) {
      delivering.read(Episodes.open("e", 0, Severity.WARNING, ""));
      delivering.send();
      delivering.read(Episodes.open("e", 1, Severity.CRITICAL, ""));
      delivering.pass(Duration.ofSeconds(5));

      assertThat(alertmanager.taken())
          .singleElement(type(StrictReceiver.Request.class))
          .satisfies(
              request ->
                  assertThat(request.body().findValuesAsText("severity"))
                      .containsExactly("warning", "critical"));
    }
  }

  @Test
  void sendsOneRequestOfAnEpisodeAtATimeAndTheNewestRevisionNext() throws Exception {
    webhook.hangs(1);
    try (Delivering delivering = Delivering.to(Delivering.webhook(webhook))) {
      delivering.read(Episodes.open("e", 0));
      delivering.send();
      for (int revision = 1; revision < 5; revision++) {
        delivering.read(Episodes.open("e", revision));
        delivering.send();
      }
      delivering.read(Episodes.closed("e", 5));
      delivering.send();
      assertThat(webhook.taken()).isEmpty();
      delivering.pass(Duration.ofMinutes(1));

      assertThat(webhook.requests()).isEqualTo(2);
      assertThat(revisions()).containsExactly("e-5");
      assertThat(delivering.deadLetters()).isEmpty();
    }
  }

  @Test
  void triesAgainEverLaterUntilItIsTaken() throws Exception {
    webhook.fails(1, 500, "").hangs(1).fails(1, 429, "");
    try (Delivering delivering = Delivering.to(Delivering.webhook(webhook))) {
      delivering.read(Episodes.open("e", 0));
      delivering.pass(Duration.ofMillis(900));
      assertThat(webhook.requests()).isEqualTo(1);
      delivering.pass(Duration.ofSeconds(2));
      assertThat(webhook.requests()).isEqualTo(2);
      delivering.pass(Duration.ofSeconds(10));

      assertThat(revisions()).containsExactly("e-0");
      assertThat(delivering.counter("numRetried")).isEqualTo(3);
      assertThat(delivering.counter("numUndelivered")).isZero();
    }
  }

  @Test
  void leavesTheReceiverAloneForAsLongAsItAsks() throws Exception {
    webhook.fails(1, 429, "120");
    try (Delivering delivering = Delivering.to(Delivering.webhook(webhook))) {
      delivering.read(Episodes.open("e", 0));
      delivering.pass(SHORTLY);
      delivering.read(Episodes.open("f", 0));
      delivering.pass(Duration.ofSeconds(118));
      assertThat(webhook.requests()).isEqualTo(1);

      delivering.pass(Duration.ofSeconds(5));
      assertThat(revisions()).containsExactlyInAnyOrder("e-0", "f-0");
    }
  }

  @Test
  void makesADeadLetterOfWhatIsRefusedAndTellsTheNextRevision() throws Exception {
    webhook.fails(1, 400, "");
    SourceRecord record = Episodes.record(Episodes.open("e", 0));
    try (Delivering delivering = Delivering.to(Delivering.webhook(webhook))) {
      delivering.read(record);
      delivering.pass(Duration.ofHours(1));
      assertThat(webhook.requests()).isEqualTo(1);
      assertThat(delivering.counter("numUndelivered")).isEqualTo(1);
      assertThat(delivering.deadLetters())
          .singleElement(type(DeadLetter.class))
          .satisfies(
              letter -> {
                assertThat(letter.job()).isEqualTo("alert-delivery");
                assertThat(letter.reason()).isEqualTo(Reason.UNDELIVERED);
                assertThat(letter.detail()).isEqualTo("webhook: it answered 400: as told");
                assertThat(letter.source()).usingRecursiveComparison().isEqualTo(record);
              });

      delivering.read(Episodes.closed("e", 1));
      delivering.pass(SHORTLY);
      assertThat(revisions()).containsExactly("e-1");
    }
  }

  @Test
  void makesADeadLetterOfWhatIsNotTakenWithinAllTries() throws Exception {
    webhook.answersAlways(503);
    try (Delivering delivering = Delivering.to(Delivering.webhook(webhook))) {
      delivering.read(Episodes.open("e", 0));
      delivering.pass(Duration.ofHours(1));

      assertThat(webhook.requests()).isEqualTo(Delivering.PACING.attempts());
      assertThat(delivering.counter("numRetried")).isEqualTo(Delivering.PACING.attempts() - 1);
      assertThat(delivering.deadLetters())
          .extracting(DeadLetter::reason, DeadLetter::detail)
          .containsExactly(tuple(Reason.UNDELIVERED, "webhook: it answered 503: as told"));
    }
  }

  @Test
  void goesOnSendingAlertmanagerAgainAfterAllTries() throws Exception {
    alertmanager.fails(Delivering.PACING.attempts(), 503, "");
    try (Delivering delivering = Delivering.to(Delivering.alertmanager(alertmanager))) {
      delivering.read(Episodes.open("e", 0));
      delivering.pass(Delivering.RESEND.multipliedBy(3));

      assertThat(delivering.deadLetters()).hasSize(1);
      assertThat(alertmanager.taken()).isNotEmpty();
    }
  }

  @Test
  void spreadsABurstByTheRateOfTheReceiver() throws Exception {
    try (Delivering delivering = Delivering.to(Delivering.webhook(webhook))) {
      for (int i = 0; i < 30; i++) {
        delivering.read(Episodes.open("e" + i, 0));
      }
      delivering.pass(Duration.ofMillis(99));
      assertThat(webhook.requests()).isEqualTo(10);
      delivering.pass(Duration.ofMillis(950));
      assertThat(webhook.requests()).isBetween(18, 20);
      delivering.pass(Duration.ofSeconds(2));
      assertThat(webhook.taken()).hasSize(30);
    }
  }

  @Test
  void triesOnlyOnceInAWhileWhenTheReceiverIsDownAndAllOnceItIsBack() throws Exception {
    webhook.answersAlways(500);
    try (Delivering delivering = Delivering.to(Delivering.webhook(webhook))) {
      for (int i = 0; i < 8; i++) {
        delivering.read(Episodes.open("e" + i, 0));
      }
      delivering.pass(Duration.ofSeconds(20));
      assertThat(delivering.circuit()).isEqualTo(2);
      int before = webhook.requests();
      assertThat(before).isBetween(8, 10);
      delivering.pass(Duration.ofMinutes(2));
      assertThat(webhook.requests() - before).isBetween(1, 4);

      webhook.answersAlways(0);
      delivering.pass(Duration.ofMinutes(1));
      assertThat(delivering.circuit()).isEqualTo(0);
      assertThat(revisions()).hasSize(8);
      assertThat(delivering.deadLetters()).isEmpty();
    }
  }

  @Test
  void tellsAgainUnderTheSameIdWhatWasInFlightAtASnapshotAndNothingElse() throws Exception {
    try (Delivering before = Delivering.to(Delivering.webhook(webhook))) {
      before.read(Episodes.open("told", 0));
      before.pass(SHORTLY);
      before.read(Episodes.open("flying", 0));
      before.send();
      try (Delivering after =
          Delivering.restored(
              Delivering.webhook(webhook),
              before.snapshot(),
              new HashMapStateBackend(),
              before.now() + 60_000)) {
        after.read(Episodes.open("told", 0));
        after.read(Episodes.open("flying", 0));
        after.pass(Duration.ofMinutes(1));
        after.read(Episodes.closed("told", 1));
        after.pass(SHORTLY);
      }
      before.pass(SHORTLY);
    }

    assertThat(revisions()).containsExactly("told-0", "flying-0", "flying-0", "told-1");
  }

  @Test
  void opensOneIncidentHoweverOftenItIsRestoredInMidEpisode() throws Exception {
    try (StrictReceiver pagerDuty = StrictReceiver.pagerDuty()) {
      Receiver receiver = Delivering.pagerDuty(pagerDuty);
      OperatorSubtaskState snapshot;
      long now;
      try (Delivering first = Delivering.to(receiver)) {
        snapshot = first.snapshot();
        first.read(Episodes.open("e", 0));
        first.pass(SHORTLY);
        now = first.now();
      }
      for (int revision = 1; revision < 4; revision++) {
        try (Delivering again =
            Delivering.restored(receiver, snapshot, new HashMapStateBackend(), now)) {
          for (int replayed = 0; replayed < revision; replayed++) {
            again.read(Episodes.open("e", replayed));
          }
          again.pass(SHORTLY);
          snapshot = again.snapshot();
          again.read(revision == 3 ? Episodes.closed("e", 3) : Episodes.open("e", revision));
          again.pass(SHORTLY);
          now = again.now();
        }
      }
      try (Delivering last =
          Delivering.restored(receiver, snapshot, new HashMapStateBackend(), now)) {
        last.read(Episodes.closed("e", 3));
        last.pass(SHORTLY);
      }

      assertThat(pagerDuty.taken()).hasSizeGreaterThan(3);
      assertThat(pagerDuty.incidents()).isEqualTo(1);
      assertThat(pagerDuty.complaints()).isEmpty();
    }
  }

  @Test
  void tellsThatAnEpisodeIsOverThoughItDoesNotKnowWhetherTheReceiverWasTold() throws Exception {
    try (Delivering delivering = Delivering.to(Delivering.webhook(webhook))) {
      delivering.read(Episodes.closed("e", 3));
      delivering.pass(SHORTLY);

      assertThat(revisions()).containsExactly("e-3");
    }
  }

  @Test
  void tellsAnEpisodeOnceItIsSevereEnough() throws Exception {
    Receiver critical = new Webhook(new SecretText("url", webhook.url()), null, Severity.CRITICAL);
    try (Delivering delivering = Delivering.to(critical)) {
      delivering.read(Episodes.open("e", 0, Severity.WARNING, ""));
      delivering.read(Episodes.open("mild", 0, Severity.WARNING, ""));
      delivering.pass(Duration.ofMinutes(1));
      delivering.read(Episodes.closed("mild", 1));
      delivering.pass(Duration.ofMinutes(1));
      assertThat(webhook.requests()).isZero();
      delivering.read(Episodes.open("e", 1, Severity.CRITICAL, ""));
      delivering.pass(SHORTLY);

      assertThat(revisions()).containsExactly("e-1");
    }
  }

  @Test
  void pagesNobodyForHistoryThatIsCaughtUpWith() throws Exception {
    try (Delivering delivering = Delivering.to(Delivering.webhook(webhook))) {
      delivering.read(Episodes.openedAt("ancient", Episodes.OPENED - 2 * 86_400_000));
      delivering.read(Episodes.openedAt("recent", Episodes.OPENED - 3_600_000));
      delivering.read(Episodes.openedAt("over", Episodes.OPENED - 3_600_000));
      delivering.pass(Duration.ofSeconds(5));
      assertThat(webhook.requests()).isZero();
      delivering.read(Episodes.closed("over", 1));
      delivering.pass(Duration.ofMinutes(1));

      assertThat(revisions()).containsExactly("over-1", "recent-0");
    }
  }

  @Test
  void makesDeadLettersOfWhatHoldsNoEpisodeAndPassesTombstonesOver() throws Exception {
    SourceRecord good = Episodes.record(Episodes.open("e", 0));
    byte[] garbage = "garbage".getBytes(StandardCharsets.UTF_8);
    try (Delivering delivering = Delivering.to(Delivering.webhook(webhook))) {
      delivering.read(new SourceRecord("episodes", 0, 1, 0, good.key(), null, 0));
      delivering.read(new SourceRecord("episodes", 0, 2, 0, good.key(), garbage, 7));
      delivering.read(new SourceRecord("episodes", 0, 3, 0, garbage, good.value(), 7));
      delivering.read(new SourceRecord("episodes", 0, 4, 0, null, good.value(), 7));

      assertThat(delivering.deadLetters())
          .extracting(DeadLetter::reason)
          .containsExactly(Reason.UNDECODABLE, Reason.INVALID, Reason.INVALID);
      assertThat(delivering.stateEntries()).isZero();
    }
  }

  @Test
  void forgetsAnOpenEpisodeOfWhichNothingIsHeard() throws Exception {
    try (Delivering delivering = Delivering.to(Delivering.alertmanager(alertmanager))) {
      alertmanager.answersAlways(400);
      delivering.read(Episodes.open("e", 0));
      delivering.pass(Duration.ofDays(7).plusMinutes(2));

      assertThat(delivering.stateEntries()).isZero();
      assertThat(delivering.timers()).isZero();
    }
  }

  private List<String> revisions() {
    return webhook.taken().stream().map(StrictReceiver.Request::idempotencyKey).toList();
  }
}
