package io.foretide.delivery;

import io.foretide.delivery.EpisodeRecords.UnusableException;
import io.foretide.flink.deadletters.DeadLetter;
import io.foretide.flink.deadletters.DeadLetter.Reason;
import io.foretide.flink.deadletters.SourceRecord;
import io.foretide.model.episode.Episode;
import io.foretide.model.episode.EpisodeState;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Tells a receiver the newest revision of each episode, one request at a time, until it has taken
 * it. Requests run beside the task, which looks at them by its timers and so never waits.
 *
 * <pre>
 *   read ─▶ pending ─▶ in flight ─┬─ taken ───▶ told ─▶ (sent again while open) ─▶ forgotten
 *              ▲ newer revision   ├─ later ───▶ pending, until all tries are used up
 *              └──────────────────┴─ refused ─▶ dead letter
 * </pre>
 *
 * <p>What is provisional is confirmed or withdrawn by another revision, unless the job that would
 * have written it has failed in between and knows nothing of it any more: then it is over after a
 * while.
 */
final class DeliverFunction extends KeyedProcessFunction<String, SourceRecord, DeadLetter> {
  private static final long serialVersionUID = 1L;
  static final long LOOK_INTERVAL_MILLIS = 50;

  private final Receiver receiver;
  private final Pacing pacing;
  private transient EpisodeRecords records;
  private transient Sender sender;
  private transient Gate gate;
  private transient Map<String, InFlight> inFlight;
  private transient ValueState<DeliveryProgress> progress;
  private transient ValueState<SourceRecord> newest;
  private transient Counter delivered;
  private transient Counter retried;
  private transient Counter undelivered;

  /** A request that has not been answered. */
  private record InFlight(Episode episode, SourceRecord record, CompletableFuture<Reply> reply) {}

  DeliverFunction(Receiver receiver, Pacing pacing) {
    this.receiver = receiver;
    this.pacing = pacing;
  }

  @Override
  public void open(OpenContext context) {
    records = new EpisodeRecords(receiver.name());
    sender = new Sender(receiver, Duration.ofMillis(pacing.timeoutMillis()));
    gate = new Gate(receiver.name(), pacing.requestsPerSecond());
    inFlight = new HashMap<>();
    progress =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>(
                    "delivery-progress", TypeInformation.of(DeliveryProgress.class)));
    newest =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>(
                    "newest-revision", TypeInformation.of(SourceRecord.class)));
    MetricGroup metrics = getRuntimeContext().getMetricGroup();
    delivered = metrics.counter("numDelivered");
    retried = metrics.counter("numRetried");
    undelivered = metrics.counter("numUndelivered");
    metrics.gauge("circuitState", gate::state);
  }

  @Override
  public void processElement(SourceRecord record, Context context, Collector<DeadLetter> out)
      throws IOException {
    if (record.value() == null) {
      return;
    }
    Episode episode;
    try {
      episode = records.read(record);
    } catch (UnusableException e) {
      out.collect(e.letter());
      return;
    }
    DeliveryProgress known = progress.value() == null ? DeliveryProgress.none() : progress.value();
    int content = Arrays.hashCode(record.value());
    if (known.isNews(episode, content)) {
      long now = context.timerService().currentProcessingTime();
      store(
          take(known, episode, record, content, now),
          context.getCurrentKey(),
          context.timerService());
    }
  }

  private DeliveryProgress take(
      DeliveryProgress known, Episode episode, SourceRecord record, int content, long now)
      throws IOException {
    long forget = pacing.forgetMillis(episode, now);
    boolean heldOpen = known.open().length > 0;
    if (!heldOpen && !pacing.isWorthTelling(episode, receiver.leastSeverity(), now)) {
      return known.passOver(episode, content, forget);
    }
    newest.update(record);
    long due = heldOpen ? now : pacing.firstTryMillis(episode, now);
    return known.toTell(episode, content, due, forget);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<DeadLetter> out)
      throws IOException {
    DeliveryProgress state = progress.value();
    if (state == null || state.timerMillis() != timestamp) {
      return;
    }
    String key = context.getCurrentKey();
    long now = context.timerService().currentProcessingTime();
    InFlight sent = inFlight.get(key);
    if (sent != null && sent.reply().isDone()) {
      inFlight.remove(key);
      state = settle(state, sent, now, out);
      sent = null;
    }
    if (sent == null && state.isUnconfirmed(now)) {
      state = endUnconfirmed(state, now);
    }
    if (sent == null && state.pending() && state.forgetMillis() <= now) {
      undelivered.inc();
      out.collect(
          records.letter(Reason.UNDELIVERED, "it took nothing for too long", newest.value()));
    } else if (sent == null && state.hasSomethingToTell() && state.dueMillis() <= now) {
      state = send(state, key, now);
    }
    store(state, key, context.timerService());
  }

  /** Tells that what was provisional is over. */
  private DeliveryProgress endUnconfirmed(DeliveryProgress state, long now) throws IOException {
    SourceRecord record = newest.value();
    Episode over = readAgain(record).unconfirmed();
    newest.update(records.saying(over, record));
    return state.toTell(over, state.content(), now, pacing.forgetMillis(over, now));
  }

  private Episode readAgain(SourceRecord record) {
    try {
      return records.read(record);
    } catch (UnusableException e) {
      throw new IllegalStateException("what was readable is so no longer", e);
    }
  }

  private DeliveryProgress send(DeliveryProgress state, String key, long now) throws IOException {
    long wait = gate.waitMillis(now);
    if (wait > 0) {
      return state.due(now + wait);
    }
    SourceRecord record = newest.value();
    Episode episode = readAgain(record);
    DeliveryProgress sending =
        episode.state() == EpisodeState.OPEN ? state.mayBeOpen(receiver.identity(episode)) : state;
    inFlight.put(key, new InFlight(episode, record, sender.send(episode, sending.openSet(), now)));
    return sending;
  }

  private DeliveryProgress settle(
      DeliveryProgress state, InFlight sent, long now, Collector<DeadLetter> out)
      throws IOException {
    Reply reply = sent.reply().join();
    gate.record(reply, now);
    boolean superseded = sent.episode().revision() < state.revision();
    return switch (reply.verdict()) {
      case TAKEN -> {
        delivered.inc();
        yield taken(state, sent.episode(), superseded, now);
      }
      case LATER -> later(state, sent, reply, superseded, now, out);
      case REFUSED -> {
        giveUp(sent, reply, out);
        yield superseded ? state : state.told(false, now, state.forgetMillis());
      }
    };
  }

  private DeliveryProgress taken(
      DeliveryProgress state, Episode episode, boolean superseded, long now) {
    boolean open = episode.state() == EpisodeState.OPEN;
    DeliveryProgress known = open ? state.withOpen(receiver.identity(episode)) : state.withOpen();
    return superseded ? known : rested(known, open, now);
  }

  private DeliveryProgress later(
      DeliveryProgress state,
      InFlight sent,
      Reply reply,
      boolean superseded,
      long now,
      Collector<DeadLetter> out) {
    if (!state.pending()) {
      retried.inc();
      return state.due(now + receiver.resendMillis());
    }
    if (!superseded && state.failures() + 1 >= pacing.attempts()) {
      giveUp(sent, reply, out);
      return rested(state, sent.episode().state() == EpisodeState.OPEN, now);
    }
    retried.inc();
    return state.failed(now + pacing.backoffMillis(state.failures() + 1));
  }

  /**
   * Waits until every request that is in flight has been answered; for tests, whose time stands
   * still meanwhile.
   *
   * @return whether there was any
   */
  boolean awaitReplies() {
    inFlight.values().forEach(sent -> sent.reply().join());
    return !inFlight.isEmpty();
  }

  /** Nothing more is to be said of the newest revision but to repeat it. */
  private DeliveryProgress rested(DeliveryProgress state, boolean open, long now) {
    return state.told(
        open && receiver.resendMillis() > 0, now + receiver.resendMillis(), state.forgetMillis());
  }

  private void giveUp(InFlight sent, Reply reply, Collector<DeadLetter> out) {
    undelivered.inc();
    out.collect(records.letter(Reason.UNDELIVERED, reply.detail(), sent.record()));
  }

  /** Keeps what is still needed, under one timer. */
  private void store(DeliveryProgress state, String key, TimerService timers) throws IOException {
    long now = timers.currentProcessingTime();
    boolean waits = inFlight.containsKey(key);
    if (!waits && state.forgetMillis() <= now) {
      progress.clear();
      newest.clear();
      return;
    }
    if (!waits && !state.hasSomethingToTell() && !state.provisional()) {
      newest.clear();
    }
    long timer = waits ? now + LOOK_INTERVAL_MILLIS : Math.max(now, state.nextMillis());
    if (timer != state.timerMillis()) {
      timers.deleteProcessingTimeTimer(state.timerMillis());
    }
    timers.registerProcessingTimeTimer(timer);
    progress.update(state.withTimer(timer));
  }
}
