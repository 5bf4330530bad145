package io.foretide.anomaly;

import io.foretide.flink.control.AppliedControls;
import io.foretide.flink.control.ScoredOrTold;
import io.foretide.flink.job.StateOfWindows;
import io.foretide.flink.memory.RecentlyUsed;
import io.foretide.model.anomaly.Alert;
import io.foretide.model.anomaly.AlertLifecycle;
import io.foretide.model.anomaly.AlertProgress;
import io.foretide.model.anomaly.AlertState;
import io.foretide.model.anomaly.SliceWatch;
import io.foretide.model.anomaly.Suspicion;
import io.foretide.model.control.AlertControls;
import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SeriesWindow;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Loads how far a series' alert has come, lets the lifecycle take the window by what people have
 * told, emits the revision, and stores or clears. Slices of windows that are still open are watched
 * in memory; state is looked at when what they show is certain.
 */
final class AlertFunction extends KeyedProcessFunction<SeriesKey, ScoredOrTold, Alert>
    implements StateOfWindows {
  private static final long serialVersionUID = 1L;
  private static final int MOST_WATCHES = 20_000;

  private final AnomalyAlertsSettings settings;
  private transient BroadcastState<String, byte[]> told;
  private transient AppliedControls<AlertControls> controls;
  private transient ValueState<byte[]> progress;
  private transient Map<SeriesKey, SliceWatch> watches;
  private transient Counter raised;
  private transient Counter revisions;
  private transient Counter suspected;
  private transient Counter withdrawn;

  AlertFunction(AnomalyAlertsSettings settings) {
    this.settings = settings;
  }

  @Override
  public long width() {
    return settings.width();
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    StateOfWindows.super.initializeState(context);
    told = context.getOperatorStateStore().getBroadcastState(AppliedControls.STATE);
  }

  @Override
  public void open(OpenContext context) {
    controls =
        new AppliedControls<>(
            getRuntimeContext().getMetricGroup(),
            book -> new AlertControls(book, settings.model(), settings.width()));
    progress =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>(
                    "alert-progress", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    watches = new RecentlyUsed<>(MOST_WATCHES);
    MetricGroup metrics = getRuntimeContext().getMetricGroup();
    raised = metrics.counter("numAlertsRaised");
    revisions = metrics.counter("numAlertRevisions");
    suspected = metrics.counter("numProvisionalAlerts");
    withdrawn = metrics.counter("numWithdrawnAlerts");
  }

  @Override
  public void processElement(ScoredOrTold next, Context context, Collector<Alert> out)
      throws Exception {
    if (next.told() == null) {
      take(next.scored(), context, out);
    } else {
      controls.take(next.told(), told);
    }
  }

  private void take(ScoredWindow scored, Context context, Collector<Alert> out) throws Exception {
    SeriesWindow window = scored.window();
    if (window.isSliceOf(settings.width())) {
      watch(scored, context, out);
      return;
    }
    AlertLifecycle lifecycle = lifecycle(window);
    byte[] stored = progress.value();
    AlertProgress state = decode(stored);
    settle(lifecycle.advance(state, scored), state, stored, lifecycle, context, out);
    SliceWatch watch = watches.isEmpty() ? null : watches.get(window.key());
    if (watch != null && !window.isGap()) {
      watch.judged(window.startMillis(), state.isEmpty());
    }
  }

  private void watch(ScoredWindow slice, Context context, Collector<Alert> out) throws Exception {
    SliceWatch watch = watches.computeIfAbsent(slice.window().key(), key -> new SliceWatch());
    Suspicion suspicion =
        watch.take(slice, settings.width(), context.timerService().currentWatermark());
    if (suspicion == null) {
      return;
    }
    AlertLifecycle lifecycle = lifecycle(slice.window());
    byte[] stored = progress.value();
    AlertProgress state = decode(stored);
    settle(lifecycle.suspect(state, suspicion), state, stored, lifecycle, context, out);
  }

  private AlertLifecycle lifecycle(SeriesWindow window) throws Exception {
    return controls.in(told).at(window);
  }

  private void settle(
      Alert alert,
      AlertProgress state,
      byte[] before,
      AlertLifecycle lifecycle,
      Context context,
      Collector<Alert> out)
      throws Exception {
    emit(alert, out);
    store(state, before);
    if (before == null && !state.isEmpty()) {
      lookAgain(state, lifecycle, context);
    }
  }

  /**
   * A series without values still has windows, which end what is stale. The timer is for one that
   * has none any more: it waits for all windows that may yet come, so that a history ends what life
   * did.
   */
  private void lookAgain(AlertProgress state, AlertLifecycle lifecycle, Context context) {
    context
        .timerService()
        .registerEventTimeTimer(lifecycle.staleAtMillis(state) + settings.staleAfter());
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Alert> out)
      throws Exception {
    byte[] stored = progress.value();
    // At the end of the input time runs to its maximum: what fires then is still in force.
    if (stored == null || context.timerService().currentWatermark() == Long.MAX_VALUE) {
      return;
    }
    AlertLifecycle lifecycle = controls.in(told).without(context.getCurrentKey());
    AlertProgress state = decode(stored);
    emit(lifecycle.expire(state, timestamp - settings.staleAfter()), out);
    store(state, stored);
    if (!state.isEmpty()) {
      lookAgain(state, lifecycle, context);
    }
  }

  private static AlertProgress decode(byte[] stored) {
    return stored == null ? new AlertProgress() : AlertProgress.decode(stored);
  }

  private void store(AlertProgress state, byte[] before) throws Exception {
    if (!state.isEmpty()) {
      progress.update(state.encode());
    } else if (before != null) {
      progress.clear();
    }
  }

  private void emit(Alert alert, Collector<Alert> out) {
    if (alert != null) {
      raised.inc(alert.revision() == 0 ? 1 : 0);
      revisions.inc();
      if (alert.provisional()) {
        (alert.state() == AlertState.FIRING ? suspected : withdrawn).inc();
      }
      out.collect(alert);
    }
  }
}
