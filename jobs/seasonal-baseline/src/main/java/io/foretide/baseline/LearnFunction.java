package io.foretide.baseline;

import io.foretide.flink.control.AppliedControls;
import io.foretide.flink.control.ControlUpdate;
import io.foretide.flink.control.ScoredOrTold;
import io.foretide.flink.job.StateOfWindows;
import io.foretide.flink.memory.RecentlyUsed;
import io.foretide.model.baseline.BaselineState;
import io.foretide.model.baseline.SeasonalBaseline;
import io.foretide.model.control.LearningControls;
import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SeriesWindow;
import java.io.IOException;
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
 * Loads what is learnt of a series, lets the model score and learn the window by what people have
 * told, and stores it. To a slice of a window that is still open it says what is expected of the
 * window. What is told is handed on as well.
 */
final class LearnFunction
    extends KeyedBroadcastProcessFunction<SeriesKey, SeriesWindow, ControlUpdate, ScoredOrTold>
    implements StateOfWindows {
  private static final long serialVersionUID = 1L;

  private static final int MOST_OPEN_WINDOWS = 20_000;

  private final SeasonalBaselineSettings settings;
  private transient ValueState<byte[]> baseline;
  private transient MapState<Integer, byte[]> profile;
  private transient StateChunks chunks;
  private transient SeasonalBaseline model;
  private transient AppliedControls<LearningControls> controls;
  private transient BaselineState known;
  private transient Map<SeriesKey, OpenWindow> openWindows;
  private transient Counter replayed;
  private transient Counter expired;

  /**
   * A window that has slices.
   *
   * @param expected null when nothing is expected of it
   */
  private record OpenWindow(long startMillis, ScoredWindow expected) {}

  LearnFunction(SeasonalBaselineSettings settings) {
    this.settings = settings;
  }

  @Override
  public long width() {
    return settings.width();
  }

  @Override
  public void open(OpenContext context) {
    baseline =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>(
                    "baseline", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    profile =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "seasonal-profile",
                    Types.INT,
                    PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    chunks = new StateChunks(profile);
    model = new SeasonalBaseline(settings.baseline());
    known = new BaselineState();
    openWindows = new RecentlyUsed<>(MOST_OPEN_WINDOWS);
    controls = new AppliedControls<>(getRuntimeContext().getMetricGroup(), LearningControls::new);
    replayed = getRuntimeContext().getMetricGroup().counter("numReplayedWindows");
    expired = getRuntimeContext().getMetricGroup().counter("numExpiredSeries");
  }

  @Override
  public void processBroadcastElement(
      ControlUpdate update, Context context, Collector<ScoredOrTold> out) throws Exception {
    controls.take(update, context.getBroadcastState(AppliedControls.STATE));
    out.collect(ScoredOrTold.of(update));
  }

  @Override
  public void processElement(
      SeriesWindow window, ReadOnlyContext context, Collector<ScoredOrTold> out) throws Exception {
    if (window.isSliceOf(settings.width())) {
      expect(window, context, out);
      return;
    }
    BaselineState state = load();
    boolean unknown = state.isEmpty();
    ScoredWindow scored =
        model.learn(
            window,
            state,
            chunks,
            controls.in(context.getBroadcastState(AppliedControls.STATE)).at(window));
    if (scored == null) {
      replayed.inc();
      return;
    }
    out.collect(ScoredOrTold.of(scored));
    if (state.isEmpty()) {
      return;
    }
    baseline.update(state.encode());
    if (unknown) {
      context
          .timerService()
          .registerEventTimeTimer(state.lastStartMillis() + settings.expireAfter());
    }
  }

  /** The expectation is worked out with the first slice of a window, and kept for the others. */
  private void expect(SeriesWindow slice, ReadOnlyContext context, Collector<ScoredOrTold> out)
      throws Exception {
    SeriesWindow whole = slice.whole(settings.width());
    OpenWindow open = openWindows.get(slice.key());
    if (open == null || open.startMillis() != whole.startMillis()) {
      open = new OpenWindow(whole.startMillis(), expected(whole, context));
      openWindows.put(slice.key(), open);
    }
    if (open.expected() != null) {
      out.collect(ScoredOrTold.of(open.expected().of(slice)));
    }
  }

  private ScoredWindow expected(SeriesWindow window, ReadOnlyContext context) throws Exception {
    return model.expect(
        window,
        load(),
        chunks,
        controls.in(context.getBroadcastState(AppliedControls.STATE)).at(window));
  }

  private BaselineState load() throws IOException {
    byte[] stored = baseline.value();
    if (stored == null) {
      return new BaselineState();
    }
    known.decode(stored);
    return known;
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<ScoredOrTold> out)
      throws Exception {
    // At the end of the input time runs to its maximum: what was learnt is kept for a savepoint.
    if (context.timerService().currentWatermark() == Long.MAX_VALUE) {
      return;
    }
    long expires = load().lastStartMillis() + settings.expireAfter();
    if (expires <= timestamp) {
      baseline.clear();
      profile.clear();
      expired.inc();
    } else {
      context.timerService().registerEventTimeTimer(expires);
    }
  }
}
