package io.foretide.delivery;

import io.foretide.flink.deadletters.DeadLetter;
import io.foretide.flink.deadletters.SourceRecord;
import io.foretide.flink.fixtures.FunctionHarness;
import io.foretide.flink.kafka.SecretText;
import io.foretide.model.anomaly.Severity;
import io.foretide.model.episode.Episode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;

/**
 * The operator that delivers, to a real receiver, in a time that stands still while one is waited
 * for.
 */
final class Delivering implements AutoCloseable {
  static final Pacing PACING =
      new Pacing(
          Duration.ofMillis(500).toMillis(),
          4,
          Duration.ofMinutes(5).toMillis(),
          10,
          Duration.ofDays(1).toMillis(),
          Duration.ofDays(7).toMillis(),
          Duration.ofMinutes(15).toMillis());
  static final Duration RESEND = Duration.ofMinutes(1);
  private static final long FINE = 10;
  private static final long COARSE = 1000;

  private final DeliverFunction function;
  private final FunctionHarness<String, SourceRecord, DeadLetter> harness;
  private long now;

  private Delivering(Receiver receiver, StateBackend backend, long now) throws Exception {
    this.now = now;
    function = new DeliverFunction(receiver, PACING);
    harness =
        new FunctionHarness<>(function, EpisodeRecords::keyOf, Types.STRING)
            .keepingStateIn(backend);
  }

  /** Opens it without state, at the time when the episodes open. */
  static Delivering to(Receiver receiver) throws Exception {
    return to(receiver, new HashMapStateBackend());
  }

  static Delivering to(Receiver receiver, StateBackend backend) throws Exception {
    Delivering delivering = new Delivering(receiver, backend, Episodes.OPENED);
    delivering.harness.open();
    delivering.harness.processingTime(delivering.now);
    return delivering;
  }

  /** Goes on with what a snapshot holds, at a time. */
  static Delivering restored(
      Receiver receiver, OperatorSubtaskState snapshot, StateBackend backend, long now)
      throws Exception {
    Delivering delivering = new Delivering(receiver, backend, now);
    delivering.harness.processingTime(now);
    delivering.harness.restore(snapshot);
    return delivering;
  }

  static Receiver alertmanager(StrictReceiver receiver) {
    return new Alertmanager(
        "alertmanager",
        new SecretText("url", receiver.url() + Alertmanager.PATH),
        null,
        Severity.INFO,
        RESEND.toMillis());
  }

  static Receiver webhook(StrictReceiver receiver) {
    return new Webhook(new SecretText("url", receiver.url()), null, Severity.INFO);
  }

  static Receiver pagerDuty(StrictReceiver receiver) throws IOException {
    return new PagerDuty(
        new SecretText("url", receiver.url()), Secrets.kept("k".repeat(32)), Severity.WARNING);
  }

  long now() {
    return now;
  }

  void read(Episode episode) throws Exception {
    harness.process(Episodes.record(episode));
  }

  void read(SourceRecord record) throws Exception {
    harness.process(record);
  }

  /** Sends what is due, without waiting for an answer. */
  void send() throws Exception {
    pass(1);
  }

  /** Lets time pass, and every request be answered. */
  void pass(Duration duration) throws Exception {
    long end = now + duration.toMillis();
    long usual = duration.compareTo(Duration.ofHours(1)) > 0 ? COARSE : FINE;
    send();
    while (now < end) {
      long step = function.awaitReplies() ? DeliverFunction.LOOK_INTERVAL_MILLIS : usual;
      pass(Math.min(step, end - now));
    }
  }

  private void pass(long millis) throws Exception {
    now += millis;
    harness.processingTime(now);
  }

  List<DeadLetter> deadLetters() {
    return harness.output();
  }

  OperatorSubtaskState snapshot() throws Exception {
    return harness.snapshot();
  }

  int timers() {
    return harness.processingTimers();
  }

  int stateEntries() {
    return harness.stateEntries();
  }

  long counter(String name) {
    return harness.counter(name);
  }

  Object circuit() {
    return harness.gauge("circuitState");
  }

  @Override
  public void close() {
    harness.close();
  }
}
