package io.foretide.baseline;

import io.foretide.flink.control.AppliedControls;
import io.foretide.flink.control.ControlUpdate;
import io.foretide.flink.job.StateOfWindows;
import io.foretide.model.control.DemandControls;
import io.foretide.model.forecast.OpenStep;
import io.foretide.model.forecast.WindowForecaster;
import io.foretide.model.series.HorizonForecast;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SeriesWindow;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Lets the forecaster of a series learn a window by what people have told, and hands on the
 * forecast when one is due.
 */
final class ForecastFunction
    extends KeyedBroadcastProcessFunction<SeriesKey, SeriesWindow, ControlUpdate, HorizonForecast>
    implements StateOfWindows {
  private static final long serialVersionUID = 1L;

  private final SeasonalBaselineSettings settings;
  private transient MapState<Integer, byte[]> chunks;
  private transient StateChunks store;
  private transient WindowForecaster forecaster;
  private transient AppliedControls<DemandControls> controls;

  ForecastFunction(SeasonalBaselineSettings settings) {
    this.settings = settings;
  }

  @Override
  public long width() {
    return settings.width();
  }

  @Override
  public void open(OpenContext context) {
    chunks =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "forecaster",
                    Types.INT,
                    PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    store = new StateChunks(chunks);
    forecaster = new WindowForecaster(settings.forecast());
    controls = new AppliedControls<>(getRuntimeContext().getMetricGroup(), DemandControls::new);
  }

  @Override
  public void processBroadcastElement(
      ControlUpdate update, Context context, Collector<HorizonForecast> out) throws Exception {
    controls.take(update, context.getBroadcastState(AppliedControls.STATE));
  }

  @Override
  public void processElement(
      SeriesWindow window, ReadOnlyContext context, Collector<HorizonForecast> out)
      throws Exception {
    OpenStep open = forecaster.open(store);
    if (open == null) {
      context.timerService().registerEventTimeTimer(window.startMillis() + settings.expireAfter());
    }
    HorizonForecast forecast =
        forecaster.learn(
            window,
            open,
            store,
            controls
                .in(context.getBroadcastState(AppliedControls.STATE))
                .of(window.key(), window.kind()));
    if (forecast != null) {
      out.collect(forecast);
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<HorizonForecast> out) {
    // At the end of the input time runs to its maximum: what was learnt is kept for a savepoint.
    if (context.timerService().currentWatermark() == Long.MAX_VALUE) {
      return;
    }
    long expires = forecaster.open(store).lastStartMillis() + settings.expireAfter();
    if (expires <= timestamp) {
      chunks.clear();
    } else {
      context.timerService().registerEventTimeTimer(expires);
    }
  }
}
