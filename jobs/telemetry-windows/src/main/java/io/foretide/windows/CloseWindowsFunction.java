package io.foretide.windows;

import io.foretide.flink.kafka.DeadLetter;
import io.foretide.flink.kafka.DeadLetters;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.ServiceKey;
import io.foretide.model.series.WindowAccumulator;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Adds up the partial sums of a service's windows and writes each window once, when it closes: the
 * series that had readings with their values, those known from before with zero (counts) or a gap.
 *
 * <p>One timer per service closes all its windows and finds its silence; it re-arms itself while
 * the service is known.
 */
final class CloseWindowsFunction
    extends KeyedProcessFunction<ServiceKey, WindowPartial, SeriesWindow> {
  private static final long serialVersionUID = 1L;

  private final TelemetryWindowsSettings settings;
  private transient MapState<OpenWindow, byte[]> open;
  private transient MapState<KnownSeries, KnownSince> known;
  private transient ValueState<Long> next;
  private transient Counter lateDropped;

  CloseWindowsFunction(TelemetryWindowsSettings settings) {
    this.settings = settings;
  }

  @Override
  public void open(OpenContext context) {
    open =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "open-windows",
                    TypeInformation.of(OpenWindow.class),
                    PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    known =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "known-series",
                    TypeInformation.of(KnownSeries.class),
                    TypeInformation.of(KnownSince.class)));
    next = getRuntimeContext().getState(new ValueStateDescriptor<>("next-window", Types.LONG));
    lateDropped = getRuntimeContext().getMetricGroup().counter("numLateSamplesDropped");
  }

  @Override
  public void processElement(WindowPartial partial, Context context, Collector<SeriesWindow> out)
      throws Exception {
    long late =
        context.timerService().currentWatermark() - settings.closesAt(partial.window().start());
    if (late >= 0) {
      lateDropped.inc();
      context.output(
          DeadLetters.TAG,
          DeadLetter.late(
              TelemetryWindowsTopology.JOB, partial.source(), partial.eventTimeMillis(), late));
      return;
    }
    OpenWindow window = partial.window();
    byte[] sum = open.get(window);
    open.put(window, sum == null ? partial.sum() : merged(window, sum, partial.sum()));
    Long scheduled = next.value();
    if (scheduled == null || partial.window().start() < scheduled) {
      schedule(partial.window().start(), context);
    }
  }

  private static byte[] merged(OpenWindow window, byte[] first, byte[] second) {
    WindowAccumulator both = new WindowAccumulator(window.kind());
    both.merge(first);
    both.merge(second);
    return both.encode();
  }

  private void schedule(long start, Context context) throws Exception {
    next.update(start);
    context.timerService().registerEventTimeTimer(settings.closesAt(start));
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<SeriesWindow> out)
      throws Exception {
    Long start = next.value();
    if (start == null || timestamp != settings.closesAt(start)) {
      return;
    }
    Map<SeriesKey, SeriesWindow> windows = close(start, context.getCurrentKey());
    windows.values().forEach(out::collect);
    boolean inputEnded = context.timerService().currentWatermark() == Long.MAX_VALUE;
    reportSilent(start, windows, context.getCurrentKey(), out);
    remember(start, windows);
    // At the end of the input nothing more is silent: only what was read is still written.
    boolean more = inputEnded ? !open.isEmpty() : !known.isEmpty() || !open.isEmpty();
    if (more) {
      schedule(start + settings.width(), context);
    } else {
      next.clear();
    }
  }

  /**
   * Takes out the sums of the window, rolls the operations up to the service, and gives the value
   * of each series.
   */
  private Map<SeriesKey, SeriesWindow> close(long start, ServiceKey service) throws Exception {
    WindowRollup rollup = new WindowRollup(service, start, start + settings.width());
    var entries = open.iterator();
    while (entries.hasNext()) {
      Map.Entry<OpenWindow, byte[]> entry = entries.next();
      if (entry.getKey().start() == start) {
        rollup.add(entry.getKey(), entry.getValue());
        entries.remove();
      }
    }
    return rollup.windows();
  }

  private void reportSilent(
      long start,
      Map<SeriesKey, SeriesWindow> windows,
      ServiceKey service,
      Collector<SeriesWindow> out)
      throws Exception {
    var entries = known.iterator();
    while (entries.hasNext()) {
      Map.Entry<KnownSeries, KnownSince> entry = entries.next();
      KnownSeries series = entry.getKey();
      if (windows.containsKey(series.key(service))) {
        continue;
      }
      if (start - entry.getValue().last() >= settings.expireAfter()) {
        entries.remove();
      } else if (start > entry.getValue().first()) {
        out.collect(silent(series, service, start));
      }
    }
  }

  private SeriesWindow silent(KnownSeries series, ServiceKey service, long start) {
    double value =
        switch (series.kind()) {
          case COUNT -> 0;
          case RATIO, LATENCY, GAUGE -> Double.NaN;
        };
    return new SeriesWindow(
        series.key(service), start, start + settings.width(), value, 0, series.kind());
  }

  /**
   * Notes when a series was last heard of, but not at every window: an eighth of the expiry is
   * exact enough and saves the writes.
   */
  private void remember(long start, Map<SeriesKey, SeriesWindow> windows) throws Exception {
    long exact = settings.expireAfter() / 8;
    for (SeriesWindow window : windows.values()) {
      KnownSeries series = KnownSeries.of(window);
      KnownSince since = known.get(series);
      if (since == null) {
        known.put(series, new KnownSince(start, start));
      } else if (start - since.last() >= exact) {
        known.put(series, new KnownSince(since.first(), start));
      }
    }
  }
}
