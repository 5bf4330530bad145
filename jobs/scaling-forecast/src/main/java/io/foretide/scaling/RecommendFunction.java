package io.foretide.scaling;

import io.foretide.model.scaling.Recommendation;
import io.foretide.model.scaling.ScalingDecider;
import io.foretide.model.scaling.ScalingProgress;
import io.foretide.model.scaling.WorkloadPolicy;
import io.foretide.model.series.HorizonForecast;
import io.foretide.model.series.ServiceKey;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Loads what was decided for a workload lately, lets the model decide, emits and stores. */
final class RecommendFunction
    extends KeyedProcessFunction<ServiceKey, HorizonForecast, Recommendation> {
  private static final long serialVersionUID = 1L;

  private final ScalingForecastSettings settings;
  private transient ValueState<byte[]> progress;

  RecommendFunction(ScalingForecastSettings settings) {
    this.settings = settings;
  }

  @Override
  public void open(OpenContext context) {
    progress =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>(
                    "scaling-progress", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
  }

  @Override
  public void processElement(
      HorizonForecast forecast, Context context, Collector<Recommendation> out) throws Exception {
    WorkloadPolicy policy = settings.policy(context.getCurrentKey());
    if (policy == null) {
      return;
    }
    byte[] stored = progress.value();
    ScalingProgress state = decode(stored);
    emit(ScalingDecider.decide(state, forecast, policy), out);
    progress.update(state.encode());
    if (stored == null) {
      context
          .timerService()
          .registerEventTimeTimer(forecast.originMillis() + settings.staleAfter());
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Recommendation> out)
      throws Exception {
    WorkloadPolicy policy = settings.policy(context.getCurrentKey());
    byte[] stored = progress.value();
    // At the end of the input time runs to its maximum, and forecasts have not stopped but ended.
    if (policy == null
        || stored == null
        || context.timerService().currentWatermark() == Long.MAX_VALUE) {
      return;
    }
    ScalingProgress state = decode(stored);
    emit(ScalingDecider.holdWhenStale(state, context.getCurrentKey(), timestamp, policy), out);
    progress.update(state.encode());
    context.timerService().registerEventTimeTimer(timestamp + settings.staleAfter());
  }

  private static ScalingProgress decode(byte[] stored) {
    return stored == null ? new ScalingProgress() : ScalingProgress.decode(stored);
  }

  private static void emit(Recommendation recommendation, Collector<Recommendation> out) {
    if (recommendation != null) {
      out.collect(recommendation);
    }
  }
}
