package io.foretide.scaling;

import io.foretide.flink.control.AppliedControls;
import io.foretide.flink.control.ControlUpdate;
import io.foretide.flink.job.StateOfWindows;
import io.foretide.model.control.DemandControls;
import io.foretide.model.scaling.Recommendation;
import io.foretide.model.scaling.ScalingOutcome;
import io.foretide.model.scaling.ScalingStep;
import io.foretide.model.scaling.WorkloadPolicy;
import io.foretide.model.scaling.WorkloadReading;
import io.foretide.model.scaling.WorkloadScaler;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.ServiceKey;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Puts together what was measured of a workload in a window, until the window is over for all its
 * signals; then lets the model learn and decide by what people have told.
 */
final class RecommendFunction
    extends KeyedBroadcastProcessFunction<ServiceKey, SeriesWindow, ControlUpdate, Recommendation>
    implements StateOfWindows {
  static final OutputTag<ScalingOutcome> OUTCOMES =
      new OutputTag<>("scaling-outcomes", TypeInformation.of(ScalingOutcome.class));

  private static final long serialVersionUID = 1L;
  // The timers of staleness; those of windows are a millisecond before their end, as Flink's are.
  private static final long WHOLE_SECOND = 1_000;

  private final ScalingForecastSettings settings;
  private transient MapState<Long, WorkloadReading> open;
  private transient ValueState<byte[]> learnt;
  private transient AppliedControls<DemandControls> controls;
  private transient Counter late;
  private transient Counter judged;
  private transient Counter fellShort;

  RecommendFunction(ScalingForecastSettings settings) {
    this.settings = settings;
  }

  @Override
  public long width() {
    return settings.width();
  }

  @Override
  public void open(OpenContext context) {
    open =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "open-readings", Types.LONG, TypeInformation.of(WorkloadReading.class)));
    learnt =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>(
                    "workload", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    controls = new AppliedControls<>(getRuntimeContext().getMetricGroup(), DemandControls::new);
    late = getRuntimeContext().getMetricGroup().counter("numLateWindowsDropped");
    judged = getRuntimeContext().getMetricGroup().counter("numScalingOutcomes");
    fellShort = getRuntimeContext().getMetricGroup().counter("numShortScalingOutcomes");
  }

  @Override
  public void processBroadcastElement(
      ControlUpdate update, Context context, Collector<Recommendation> out) throws Exception {
    controls.take(update, context.getBroadcastState(AppliedControls.STATE));
  }

  @Override
  public void processElement(
      SeriesWindow window, ReadOnlyContext context, Collector<Recommendation> out)
      throws Exception {
    WorkloadReading reading = open.get(window.endMillis());
    if (reading == null) {
      reading = WorkloadReading.unknown(window.startMillis(), window.endMillis());
      // Windows may be closed after their end, all of one at once: then it fires right after them.
      context.timerService().registerEventTimeTimer(window.endMillis() - 1);
    }
    open.put(window.endMillis(), WorkloadSignals.with(reading, window));
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Recommendation> out)
      throws Exception {
    WorkloadReading reading = open.get(timestamp + 1);
    if (reading != null) {
      open.remove(timestamp + 1);
      if (settings.scales(context.getCurrentKey())) {
        learn(reading, context, out);
      }
      // At the end of the input time runs to its maximum, and telemetry has not stopped but ended.
    } else if (context.timerService().currentWatermark() != Long.MAX_VALUE) {
      hold(timestamp, context, out);
    }
  }

  private void learn(WorkloadReading reading, OnTimerContext context, Collector<Recommendation> out)
      throws Exception {
    byte[] stored = learnt.value();
    WorkloadScaler scaler = scaler(context.getCurrentKey(), stored);
    if (reading.endMillis() <= scaler.seenMillis()) {
      late.inc();
      return;
    }
    ScalingStep step =
        scaler.learn(
            reading,
            controls
                .in(context.getBroadcastState(AppliedControls.STATE))
                .of(context.getCurrentKey()));
    emit(step.recommendation(), out);
    step.outcomes().forEach(outcome -> emit(outcome, context));
    learnt.update(scaler.encode());
    if (stored == null) {
      watch(scaler.staleMillis(), context);
    }
  }

  /** Looks whether telemetry has stopped, and when to look again: for as long as there is state. */
  private void hold(long timestamp, OnTimerContext context, Collector<Recommendation> out)
      throws Exception {
    WorkloadScaler scaler = scaler(context.getCurrentKey(), learnt.value());
    Recommendation held =
        settings.scales(context.getCurrentKey()) ? scaler.holdWhenStale(timestamp) : null;
    if (held != null) {
      emit(held, out);
      learnt.update(scaler.encode());
    }
    boolean isStale = scaler.staleMillis() <= timestamp;
    watch(isStale ? timestamp + settings.staleAfter() : scaler.staleMillis(), context);
  }

  private static void watch(long staleMillis, OnTimerContext context) {
    long second = -Math.floorDiv(-staleMillis, WHOLE_SECOND) * WHOLE_SECOND;
    context.timerService().registerEventTimeTimer(second);
  }

  private WorkloadScaler scaler(ServiceKey workload, byte[] stored) {
    WorkloadPolicy policy = settings.policy(workload);
    return stored == null
        ? new WorkloadScaler(workload, policy, settings.width())
        : WorkloadScaler.decode(workload, policy, settings.width(), stored);
  }

  private void emit(ScalingOutcome outcome, OnTimerContext context) {
    judged.inc();
    fellShort.inc(outcome.shortMillis() > 0 ? 1 : 0);
    context.output(OUTCOMES, outcome);
  }

  private static void emit(Recommendation recommendation, Collector<Recommendation> out) {
    if (recommendation != null) {
      out.collect(recommendation);
    }
  }
}
