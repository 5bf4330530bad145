package io.foretide.windows;

import static io.foretide.flink.fixtures.TelemetryFixtures.MINUTE;
import static io.foretide.flink.fixtures.TelemetryFixtures.record;

import io.foretide.flink.deadletters.DeadLetter;
import io.foretide.flink.deadletters.DeadLetters;
import io.foretide.flink.fixtures.FunctionHarness;
import io.foretide.flink.fixtures.TelemetryFixtures;
import io.foretide.flink.kafka.IncomingTelemetry;
import io.foretide.flink.kafka.TelemetryTime;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.ServiceKey;
import io.foretide.model.series.TelemetryReading;
import io.foretide.model.series.WindowAccumulator;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;

/** The operator that closes windows, given single readings. */
final class ClosingService implements AutoCloseable {
  /**
   * Windows of a minute, ten seconds of grace, an outage when nobody is heard for three minutes,
   * silence reported for five.
   */
  static final TelemetryWindowsSettings SETTINGS =
      new TelemetryWindowsSettings(
          MINUTE,
          ZoneOffset.UTC,
          new TelemetryTime(5_000, MINUTE, MINUTE),
          10_000,
          3 * MINUTE,
          5 * MINUTE,
          1_000,
          3);

  private final FunctionHarness<ServiceKey, WindowPartial, SeriesWindow> harness;

  private ClosingService(StateBackend backend, TelemetryWindowsSettings settings) throws Exception {
    harness =
        new FunctionHarness<>(
                new CoBroadcastWithKeyedOperator<>(
                    new CloseWindowsFunction(settings), List.of(LiveWindows.STATE)),
                WindowPartial::service,
                TypeInformation.of(ServiceKey.class))
            .keepingStateIn(backend);
  }

  static ClosingService open() throws Exception {
    ClosingService service = new ClosingService(new HashMapStateBackend(), SETTINGS);
    service.harness.open();
    return service;
  }

  static ClosingService restore(OperatorSubtaskState snapshot, StateBackend backend)
      throws Exception {
    return restore(snapshot, backend, SETTINGS);
  }

  static ClosingService restore(
      OperatorSubtaskState snapshot, StateBackend backend, TelemetryWindowsSettings settings)
      throws Exception {
    ClosingService service = new ClosingService(backend, settings);
    service.harness.restore(snapshot);
    return service;
  }

  /** The settings with another bound on what is folded. */
  static TelemetryWindowsSettings maxFolded(int sums) {
    return new TelemetryWindowsSettings(
        MINUTE,
        SETTINGS.timeZone(),
        SETTINGS.time(),
        SETTINGS.allowedLateness(),
        SETTINGS.outageAfter(),
        SETTINGS.expireAfter(),
        SETTINGS.maxSeriesPerTenant(),
        sums);
  }

  /** The settings with another quota. */
  static TelemetryWindowsSettings maxSeriesPerTenant(int series) {
    return new TelemetryWindowsSettings(
        MINUTE,
        SETTINGS.timeZone(),
        SETTINGS.time(),
        SETTINGS.allowedLateness(),
        SETTINGS.outageAfter(),
        SETTINGS.expireAfter(),
        series,
        SETTINGS.maxFolded());
  }

  /** The settings with windows of half an hour, silence reported for five of them. */
  static TelemetryWindowsSettings halfHours(ZoneId zone) {
    return new TelemetryWindowsSettings(
        30 * MINUTE,
        zone,
        SETTINGS.time(),
        SETTINGS.allowedLateness(),
        90 * MINUTE,
        150 * MINUTE,
        SETTINGS.maxSeriesPerTenant(),
        SETTINGS.maxFolded());
  }

  /** The settings with another lateness. */
  static TelemetryWindowsSettings lateness(long millis) {
    return new TelemetryWindowsSettings(
        MINUTE,
        SETTINGS.timeZone(),
        SETTINGS.time(),
        millis,
        SETTINGS.outageAfter(),
        SETTINGS.expireAfter(),
        SETTINGS.maxSeriesPerTenant(),
        SETTINGS.maxFolded());
  }

  OperatorSubtaskState snapshot() throws Exception {
    return harness.snapshot();
  }

  /** Start of a window, counted from {@link TelemetryFixtures#START}. */
  static long window(int index) {
    return TelemetryFixtures.START + index * MINUTE;
  }

  /** When a window closes. */
  static long closing(int index) {
    return window(index + 1) - 1 + 10_000;
  }

  void read(TelemetryReading... readings) throws Exception {
    for (TelemetryReading reading : readings) {
      othersLive(SETTINGS.startOf(reading.eventTimeMillis()));
      harness.process(partial(reading));
    }
  }

  /** Other services have readings in these windows, the last included. */
  void othersLive(int first, int last) throws Exception {
    for (int index = first; index <= last; index++) {
      othersLive(window(index));
    }
  }

  /** Others have readings in the window that starts at {@code start}. */
  void othersLive(long start) throws Exception {
    harness.broadcast(start);
  }

  void take(WindowPartial partial) throws Exception {
    harness.process(partial);
  }

  /** Takes what a fold has handed on since the last call: the live windows ahead of the sums. */
  void takeAll(OneInputStreamOperatorTestHarness<IncomingTelemetry, WindowPartial> fold)
      throws Exception {
    Queue<StreamRecord<Long>> live = fold.getSideOutput(FoldOperator.LIVE);
    while (live != null && !live.isEmpty()) {
      othersLive(live.remove().getValue());
    }
    for (WindowPartial partial : fold.extractOutputValues()) {
      take(partial);
    }
    fold.getOutput().clear();
  }

  static WindowPartial partial(TelemetryReading... readings) {
    TelemetryReading first = readings[0];
    WindowAccumulator sum = new WindowAccumulator(first.kind());
    for (TelemetryReading reading : readings) {
      sum.add(reading);
    }
    WindowSums sums = new WindowSums();
    sums.put(new SumKey(first.series().operation(), first.series().signal(), first.kind()), sum);
    return new WindowPartial(
        first.serviceKey(),
        SETTINGS.startOf(first.eventTimeMillis()),
        sums.encode(),
        readings.length,
        record(first.eventTimeMillis(), new byte[] {1}),
        first.eventTimeMillis());
  }

  void watermark(long timestamp) throws Exception {
    harness.watermark(timestamp);
  }

  /** What was written since the last call. */
  List<SeriesWindow> written() {
    return harness.output();
  }

  /** Values since the last call, as {@code 2 checkout requests}: minute and title of the series. */
  Map<String, Double> values() {
    Map<String, Double> values = new TreeMap<>();
    for (SeriesWindow window : written()) {
      long minute = (window.startMillis() - TelemetryFixtures.START) / MINUTE;
      if (values.put(minute + " " + window.key().title(), window.value()) != null) {
        throw new AssertionError("written twice: " + window);
      }
    }
    return values;
  }

  List<DeadLetter> deadLetters() {
    return harness.output(DeadLetters.TAG);
  }

  int timers() {
    return harness.timers();
  }

  /** Services with state, and their open windows. */
  int stateEntries() {
    return harness.stateEntries();
  }

  /** Starts of the windows in which anybody is known to have lived. */
  Set<Long> liveWindows() throws Exception {
    Set<Long> live = new TreeSet<>();
    for (Map.Entry<Long, Boolean> entry :
        harness.broadcastState(LiveWindows.STATE).immutableEntries()) {
      live.add(entry.getKey());
    }
    return live;
  }

  long lateSamples() {
    return harness.counter("numLateSamplesDropped");
  }

  @Override
  public void close() {
    harness.close();
  }
}
