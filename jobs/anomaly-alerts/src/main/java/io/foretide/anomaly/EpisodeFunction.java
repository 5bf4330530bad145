package io.foretide.anomaly;

import io.foretide.model.anomaly.Alert;
import io.foretide.model.episode.CallGraph;
import io.foretide.model.episode.CallGraph.Call;
import io.foretide.model.episode.Episode;
import io.foretide.model.episode.EpisodeGrouper;
import io.foretide.model.episode.OpenEpisodes;
import io.foretide.model.episode.ServiceCall;
import io.foretide.model.episode.WaitingAlerts;
import io.foretide.model.series.ServiceKey;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Makes episodes of the alerts of a tenant, in the order of event time, along the calls between its
 * services.
 *
 * <p>State is small: alerts that wait for the watermark, open episodes, and the calls of a tenant,
 * which are read when an alert comes.
 */
final class EpisodeFunction extends KeyedCoProcessFunction<String, Alert, ServiceCall, Episode> {
  private static final long serialVersionUID = 1L;
  private static final int CALLS_BETWEEN_LOOKS = 1000;

  private final AnomalyAlertsSettings settings;
  private transient EpisodeGrouper grouper;
  private transient ListState<byte[]> waiting;
  private transient ValueState<byte[]> waitingBefore;
  private transient ValueState<byte[]> open;
  private transient MapState<String, Long> calls;
  private transient ValueState<Integer> callsNoted;
  private transient Counter opened;
  private transient Counter revisions;

  EpisodeFunction(AnomalyAlertsSettings settings) {
    this.settings = settings;
  }

  @Override
  public void open(OpenContext context) {
    grouper = new EpisodeGrouper(settings.episodes());
    waiting =
        getRuntimeContext()
            .getListState(
                new ListStateDescriptor<>(
                    "alerts-that-wait", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    waitingBefore = bytes("waiting-alerts");
    open = bytes("open-episodes");
    calls =
        getRuntimeContext()
            .getMapState(new MapStateDescriptor<>("service-calls", Types.STRING, Types.LONG));
    callsNoted = getRuntimeContext().getState(new ValueStateDescriptor<>("calls-noted", Types.INT));
    opened = getRuntimeContext().getMetricGroup().counter("numEpisodesOpened");
    revisions = getRuntimeContext().getMetricGroup().counter("numEpisodeRevisions");
  }

  private ValueState<byte[]> bytes(String name) {
    return getRuntimeContext()
        .getState(
            new ValueStateDescriptor<>(
                name, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
  }

  @Override
  public void processElement1(Alert alert, Context context, Collector<Episode> out)
      throws Exception {
    WaitingAlerts alone = new WaitingAlerts();
    alone.add(alert);
    waiting.add(alone.encode());
    context.timerService().registerEventTimeTimer(alert.updatedAtMillis());
  }

  @Override
  public void processElement2(ServiceCall call, Context context, Collector<Episode> out)
      throws Exception {
    String key = new ServiceKey(call.caller(), call.callee()).id();
    Long before = calls.get(key);
    if (before == null || before < call.seenAtMillis()) {
      calls.put(key, call.seenAtMillis());
    }
    int noted = callsNoted.value() == null ? 1 : callsNoted.value() + 1;
    callsNoted.update(noted % CALLS_BETWEEN_LOOKS);
    if (noted == CALLS_BETWEEN_LOOKS) {
      for (Call surplus : graph().surplus(call.seenAtMillis())) {
        calls.remove(new ServiceKey(surplus.caller(), surplus.callee()).id());
      }
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Episode> out)
      throws Exception {
    WaitingAlerts alerts = waiting();
    OpenEpisodes episodes = open();
    // All that time has passed at once: one look at the alerts does for all of its timers.
    List<Alert> due = alerts.takeUntil(context.timerService().currentWatermark());
    emit(grouper.advance(due, episodes, graph(), timestamp), out);
    store(due, alerts, episodes);
    long closes = grouper.closesAtMillis(episodes);
    if (closes != Long.MAX_VALUE) {
      context.timerService().registerEventTimeTimer(closes);
    }
  }

  private void store(List<Alert> taken, WaitingAlerts alerts, OpenEpisodes episodes)
      throws Exception {
    if (!taken.isEmpty()) {
      waitingBefore.clear();
      waiting.update(alerts.isEmpty() ? List.of() : List.of(alerts.encode()));
    }
    if (episodes.isEmpty()) {
      open.clear();
    } else {
      open.update(episodes.encode());
    }
  }

  private void emit(Iterable<Episode> episodes, Collector<Episode> out) {
    for (Episode episode : episodes) {
      opened.inc(episode.revision() == 0 ? 1 : 0);
      revisions.inc();
      out.collect(episode);
    }
  }

  private WaitingAlerts waiting() throws Exception {
    WaitingAlerts alerts = new WaitingAlerts();
    for (byte[] stored : waiting.get()) {
      alerts.addAll(WaitingAlerts.decode(stored));
    }
    // Savepoints of the first versions have all of them in one.
    if (waitingBefore.value() != null) {
      alerts.addAll(WaitingAlerts.decode(waitingBefore.value()));
    }
    return alerts;
  }

  private OpenEpisodes open() throws Exception {
    byte[] stored = open.value();
    return stored == null ? new OpenEpisodes() : OpenEpisodes.decode(stored);
  }

  private CallGraph graph() throws Exception {
    CallGraph graph = new CallGraph();
    for (Map.Entry<String, Long> entry : calls.entries()) {
      ServiceKey call = ServiceKey.parse(entry.getKey());
      graph.note(new Call(call.tenant(), call.service()), entry.getValue());
    }
    return graph;
  }
}
