package io.foretide.windows;

import io.foretide.flink.deadletters.DeadLetters;
import io.foretide.flink.job.StateOfWindows;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.ServiceKey;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Adds up the partial sums of a service's windows and writes each window once, when it closes: the
 * series that had readings with their values, those known from before with zero (counts) or a gap.
 * In an outage of the telemetry as a whole counts have gaps too. New series of operations are told
 * what is usual of their service.
 *
 * <p>One timer per service closes all its windows and finds its silence; it re-arms itself while
 * the service is known.
 */
final class CloseWindowsFunction
    extends KeyedBroadcastProcessFunction<ServiceKey, WindowPartial, Long, SeriesWindow>
    implements StateOfWindows {
  private static final long serialVersionUID = 1L;

  private final TelemetryWindowsSettings settings;
  private transient MapState<Long, byte[]> open;
  private transient ValueState<byte[]> progress;
  private transient SiblingLending lending;
  private transient LiveWindows live;
  private transient Counter lateDropped;

  CloseWindowsFunction(TelemetryWindowsSettings settings) {
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
                    "open-windows",
                    Types.LONG,
                    PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    progress =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>(
                    "service-progress", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    lending =
        new SiblingLending(
            getRuntimeContext()
                .getState(
                    new ValueStateDescriptor<>(
                        "usual-weeks", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO)),
            settings);
    live = new LiveWindows(settings);
    lateDropped = getRuntimeContext().getMetricGroup().counter("numLateSamplesDropped");
  }

  @Override
  public void processBroadcastElement(Long start, Context context, Collector<SeriesWindow> out)
      throws Exception {
    live.note(context.getBroadcastState(LiveWindows.STATE), start, context.currentWatermark());
  }

  @Override
  public void processElement(
      WindowPartial partial, ReadOnlyContext context, Collector<SeriesWindow> out)
      throws Exception {
    long start = partial.startMillis();
    ServiceProgress service = progress();
    // After a restore the watermark is unknown, but what was closed is not.
    long passed = Math.max(context.currentWatermark(), settings.closesAt(service.closed()));
    if (settings.closesAt(start) <= passed) {
      lateDropped.inc(partial.readings());
      context.output(DeadLetters.TAG, partial.late(passed - settings.closesAt(start)));
      return;
    }
    add(partial);
    if (service.open(start)) {
      progress.update(service.encode());
      context.timerService().registerEventTimeTimer(settings.closesAt(service.next()));
    }
  }

  private void add(WindowPartial partial) throws Exception {
    byte[] stored = open.get(partial.startMillis());
    byte[] sums = partial.sums();
    if (stored != null) {
      WindowSums all = WindowSums.decode(stored);
      all.addAll(WindowSums.decode(sums));
      sums = all.encode();
    }
    open.put(partial.startMillis(), sums);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<SeriesWindow> out)
      throws Exception {
    ServiceProgress service = progress();
    if (!service.isWaiting()) {
      return;
    }
    // Later than this timer when an earlier window has come since, or the lateness has changed.
    if (settings.closesAt(service.next()) <= timestamp) {
      close(service, context, out);
    }
    if (service.isEmpty()) {
      progress.clear();
      lending.forget();
    } else {
      progress.update(service.encode());
    }
    if (service.isWaiting()) {
      context.timerService().registerEventTimeTimer(settings.closesAt(service.next()));
    }
  }

  private void close(ServiceProgress service, OnTimerContext context, Collector<SeriesWindow> out)
      throws Exception {
    ServiceKey key = context.getCurrentKey();
    long start = service.next();
    WindowRollup rollup = new WindowRollup(key, start, start + settings.width());
    byte[] stored = open.get(start);
    if (stored != null) {
      WindowSums.decode(stored).forEach(rollup::add);
      open.remove(start);
    }
    Map<SeriesKey, SeriesWindow> windows = rollup.windows();
    lending.turnTo(service, start);
    windows.values().forEach(window -> out.collect(lending.pass(window)));
    boolean outage = live.inOutage(context.getBroadcastState(LiveWindows.STATE), start);
    service.reportSilent(
        key, windows.keySet(), settings, outage, window -> out.collect(lending.pass(window)));
    boolean inputEnded = context.timerService().currentWatermark() == Long.MAX_VALUE;
    service.close(windows.values(), settings.width(), inputEnded);
    if (service.skips()) {
      service.resume(earliestOpen());
    }
  }

  /** Passes by every open window: only for the rare service that was forgotten and came back. */
  private long earliestOpen() throws Exception {
    long earliest = Long.MAX_VALUE;
    for (long start : open.keys()) {
      earliest = Math.min(earliest, start);
    }
    return earliest;
  }

  private ServiceProgress progress() throws Exception {
    byte[] stored = progress.value();
    return stored == null ? new ServiceProgress() : ServiceProgress.decode(stored);
  }
}
