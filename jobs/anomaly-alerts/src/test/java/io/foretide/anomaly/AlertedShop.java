package io.foretide.anomaly;

import io.foretide.model.anomaly.Alert;
import io.foretide.model.anomaly.AlertState;
import io.foretide.model.anomaly.Severity;
import io.foretide.model.episode.Episode;
import io.foretide.model.episode.ServiceCall;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.Trust;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.util.IOUtils;

/**
 * The operator that makes episodes, given alerts on the error shares of services. An alert of
 * minute m is said at minute m + 3.
 */
final class AlertedShop implements AutoCloseable {
  private static final long MINUTE = 60_000;

  private final KeyedTwoInputStreamOperatorTestHarness<String, Alert, ServiceCall, Episode> harness;

  private AlertedShop(StateBackend backend) throws Exception {
    harness =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new KeyedCoProcessOperator<>(new EpisodeFunction(AlertingSeries.SETTINGS)),
            alert -> alert.key().tenant(),
            ServiceCall::tenant,
            Types.STRING);
    harness.setStateBackend(backend);
  }

  static AlertedShop open() throws Exception {
    return open(new HashMapStateBackend());
  }

  static AlertedShop open(StateBackend backend) throws Exception {
    AlertedShop shop = new AlertedShop(backend);
    shop.harness.open();
    return shop;
  }

  static AlertedShop restore(OperatorSubtaskState snapshot, StateBackend backend) throws Exception {
    AlertedShop shop = new AlertedShop(backend);
    shop.harness.initializeState(snapshot);
    shop.harness.open();
    return shop;
  }

  OperatorSubtaskState snapshot() throws Exception {
    return harness.snapshot(1, 1);
  }

  void call(String caller, String callee) throws Exception {
    harness.processElement2(new ServiceCall("shop", caller, callee, 0), 0);
  }

  void alert(Alert alert) throws Exception {
    harness.processElement1(alert, 0);
  }

  /** Lets it be a minute; returns what was published. */
  List<Episode> watermark(int minute) throws Exception {
    harness.processBothWatermarks(new Watermark(minute * MINUTE));
    return output();
  }

  /** What was published since the last call. */
  List<Episode> output() {
    List<Episode> episodes = harness.extractOutputValues();
    harness.getOutput().clear();
    return episodes;
  }

  int timers() {
    return harness.numEventTimeTimers();
  }

  int stateEntries() {
    return harness.numKeyedStateEntries();
  }

  static Alert firing(String service, int minute) {
    return firing(new SeriesKey("shop", service, "", "errors"), minute);
  }

  static Alert firing(SeriesKey key, int minute) {
    return alert(key, 0, AlertState.FIRING, minute, minute + 3, Alert.NOT_ENDED);
  }

  static Alert resolved(String service, int minute, int at) {
    SeriesKey key = new SeriesKey("shop", service, "", "errors");
    return alert(key, 1, AlertState.RESOLVED, minute, at, at * MINUTE);
  }

  private static Alert alert(
      SeriesKey key, int revision, AlertState state, int minute, int at, long endedAtMillis) {
    return new Alert(
        key.id() + minute,
        revision,
        key,
        "seasonal-deviation",
        state,
        Severity.WARNING,
        1,
        minute * MINUTE,
        (minute + 3) * MINUTE,
        at * MINUTE,
        endedAtMillis,
        0.3,
        0.004,
        0.001,
        0.009,
        0.9,
        3,
        key.title() + " 30 % since 00:10, expected 0.4 %",
        Trust.TRAINED,
        false,
        List.of(),
        "");
  }

  @Override
  public void close() {
    IOUtils.closeQuietly(harness);
  }
}
