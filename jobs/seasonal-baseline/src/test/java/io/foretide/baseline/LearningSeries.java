package io.foretide.baseline;

import static io.foretide.flink.fixtures.TelemetryFixtures.START;

import io.foretide.flink.control.AppliedControls;
import io.foretide.flink.control.ControlUpdate;
import io.foretide.flink.control.ScoredOrTold;
import io.foretide.flink.fixtures.ControlFixtures;
import io.foretide.flink.fixtures.FunctionHarness;
import io.foretide.flink.fixtures.TelemetryFixtures;
import io.foretide.model.control.Control;
import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.SignalKind;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;

/** The operator that learns, given hourly windows of a series with a daily season. */
final class LearningSeries implements AutoCloseable {
  static final long HOUR = Duration.ofHours(1).toMillis();
  static final long DAY = 24 * HOUR;
  static final SeriesKey REQUESTS = TelemetryFixtures.series("", "requests");

  /** Hourly windows, forgotten after two days; demand forecast for six hours, every two. */
  static final SeasonalBaselineSettings SETTINGS =
      new SeasonalBaselineSettings(
          HOUR, ZoneId.of("UTC"), 3 * HOUR, 2 * DAY, 6 * HOUR, 2 * HOUR, Set.of("requests"));

  private final FunctionHarness<SeriesKey, SeriesWindow, ScoredOrTold> harness;

  private LearningSeries(StateBackend backend) throws Exception {
    FunctionHarness<SeriesKey, SeriesWindow, ScoredOrTold> closed =
        new FunctionHarness<>(
            new CoBroadcastWithKeyedOperator<>(
                new LearnFunction(SETTINGS), List.of(AppliedControls.STATE)),
            SeriesWindow::key,
            TypeInformation.of(SeriesKey.class));
    harness = closed.keepingStateIn(backend);
  }

  /** People tell it something. */
  void tell(Control control) throws Exception {
    tell(ControlFixtures.update(control));
  }

  void tell(ControlUpdate told) throws Exception {
    harness.broadcast(told);
  }

  static LearningSeries open() throws Exception {
    return open(new HashMapStateBackend());
  }

  static LearningSeries open(StateBackend backend) throws Exception {
    LearningSeries series = new LearningSeries(backend);
    series.harness.open();
    return series;
  }

  static LearningSeries restore(OperatorSubtaskState snapshot, StateBackend backend)
      throws Exception {
    LearningSeries series = new LearningSeries(backend);
    series.harness.restore(snapshot);
    return series;
  }

  OperatorSubtaskState snapshot() throws Exception {
    return harness.snapshot();
  }

  /** The window that begins so many hours after the start: 1,000 requests and 400 more by day. */
  static SeriesWindow window(int hour) {
    return window(REQUESTS, hour);
  }

  static SeriesWindow window(SeriesKey key, int hour) {
    double day = Math.rint(400 * Math.sin(2 * Math.PI * hour / 24));
    return window(key, hour, 1000 + day);
  }

  static SeriesWindow window(SeriesKey key, int hour, double value) {
    long start = START + hour * HOUR;
    return new SeriesWindow(key, start, start + HOUR, value, 1000, SignalKind.COUNT);
  }

  /** Reads the windows from one hour to another, each followed by its watermark. */
  List<ScoredWindow> read(int fromHour, int toHour) throws Exception {
    for (int hour = fromHour; hour < toHour; hour++) {
      read(window(hour));
      watermark(START + (hour + 1) * HOUR);
    }
    return scored();
  }

  void read(SeriesWindow window) throws Exception {
    harness.process(window);
  }

  void watermark(long timestamp) throws Exception {
    harness.watermark(timestamp);
  }

  List<ScoredWindow> scored() {
    return output().stream().map(ScoredOrTold::scored).filter(Objects::nonNull).toList();
  }

  List<ScoredOrTold> output() {
    return harness.output();
  }

  int timers() {
    return harness.timers();
  }

  int stateEntries() {
    return harness.stateEntries();
  }

  long replayed() {
    return harness.counter("numReplayedWindows");
  }

  long expired() {
    return harness.counter("numExpiredSeries");
  }

  @Override
  public void close() {
    harness.close();
  }
}
