package io.foretide.scaling;

import static io.foretide.flink.fixtures.TelemetryFixtures.MINUTE;
import static io.foretide.flink.fixtures.TelemetryFixtures.START;

import io.foretide.flink.control.AppliedControls;
import io.foretide.flink.fixtures.ControlFixtures;
import io.foretide.flink.fixtures.FunctionHarness;
import io.foretide.model.control.Control;
import io.foretide.model.scaling.Recommendation;
import io.foretide.model.scaling.ScalingOutcome;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.ServiceKey;
import io.foretide.model.series.Signals;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;

/** The operator that recommends replicas; one replica of checkout serves 5 requests a second. */
final class ScaledWorkload implements AutoCloseable {
  static final ScalingForecastSettings SETTINGS =
      ScalingForecastSettings.from(
          Configuration.fromMap(Map.of("scaling.replica-capacity", "shop/checkout:5")));

  static final ScalingForecastSettings NONE_NAMED =
      ScalingForecastSettings.from(new Configuration());

  private final FunctionHarness<ServiceKey, SeriesWindow, Recommendation> harness;

  private ScaledWorkload(ScalingForecastSettings settings, StateBackend backend) throws Exception {
    FunctionHarness<ServiceKey, SeriesWindow, Recommendation> closed =
        new FunctionHarness<>(
            new CoBroadcastWithKeyedOperator<>(
                new RecommendFunction(settings), List.of(AppliedControls.STATE)),
            window -> window.key().serviceKey(),
            TypeInformation.of(ServiceKey.class));
    harness = closed.keepingStateIn(backend);
  }

  /** People tell it something. */
  void tell(Control control) throws Exception {
    harness.broadcast(ControlFixtures.update(control));
  }

  static ScaledWorkload open() throws Exception {
    return open(new HashMapStateBackend());
  }

  static ScaledWorkload open(StateBackend backend) throws Exception {
    ScaledWorkload workload = new ScaledWorkload(SETTINGS, backend);
    workload.harness.open();
    return workload;
  }

  static ScaledWorkload restore(OperatorSubtaskState snapshot, StateBackend backend)
      throws Exception {
    ScaledWorkload workload = new ScaledWorkload(SETTINGS, backend);
    workload.harness.restore(snapshot);
    return workload;
  }

  static ScaledWorkload restore(OperatorSubtaskState snapshot, ScalingForecastSettings settings)
      throws Exception {
    ScaledWorkload workload = new ScaledWorkload(settings, new HashMapStateBackend());
    workload.harness.restore(snapshot);
    return workload;
  }

  OperatorSubtaskState snapshot() throws Exception {
    return harness.snapshot();
  }

  static long minute(int minute) {
    return START + minute * MINUTE;
  }

  /** The window of a minute, of a service-level signal of checkout. */
  static SeriesWindow window(int minute, String signal, double value) {
    return new SeriesWindow(
        new SeriesKey("shop", "checkout", "", signal),
        minute(minute),
        minute(minute + 1),
        value,
        0,
        Signals.kind(signal, false));
  }

  void take(SeriesWindow window) throws Exception {
    harness.process(window);
  }

  /** Demand of a minute, requests per second. */
  void demand(int minute, double perSecond) throws Exception {
    take(window(minute, Signals.REQUESTS, 60 * perSecond));
  }

  /** The minutes from one to before another at the same demand, each over before the next. */
  List<Recommendation> live(int from, int to, double perSecond) throws Exception {
    for (int minute = from; minute < to; minute++) {
      demand(minute, perSecond);
      harness.watermark(minute(minute + 1));
    }
    return harness.output();
  }

  List<Recommendation> watermark(long timestamp) throws Exception {
    harness.watermark(timestamp);
    return harness.output();
  }

  List<ScalingOutcome> outcomes() {
    return harness.output(RecommendFunction.OUTCOMES);
  }

  long judged() {
    return harness.counter("numScalingOutcomes");
  }

  long fellShort() {
    return harness.counter("numShortScalingOutcomes");
  }

  long late() {
    return harness.counter("numLateWindowsDropped");
  }

  int timers() {
    return harness.timers();
  }

  int stateEntries() {
    return harness.stateEntries();
  }

  @Override
  public void close() {
    harness.close();
  }
}
