package io.foretide.anomaly;

import static io.foretide.flink.fixtures.TelemetryFixtures.MINUTE;
import static io.foretide.flink.fixtures.TelemetryFixtures.START;

import io.foretide.flink.control.ControlUpdate;
import io.foretide.flink.control.ScoredOrTold;
import io.foretide.flink.fixtures.ControlFixtures;
import io.foretide.flink.fixtures.FunctionHarness;
import io.foretide.flink.fixtures.TelemetryFixtures;
import io.foretide.model.anomaly.Alert;
import io.foretide.model.control.Control;
import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.SignalKind;
import io.foretide.model.series.Trust;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;

/**
 * The operator that raises alerts, given the error share of a service in windows of a minute:
 *
 * <pre>
 *   .  usual, 0.4 %        X  extreme, 30 %        _  gap
 * </pre>
 */
final class AlertingSeries implements AutoCloseable {
  static final AnomalyAlertsSettings SETTINGS = AnomalyAlertsSettings.from(new Configuration());
  static final SeriesKey ERRORS = TelemetryFixtures.series("", "errors");

  private final FunctionHarness<SeriesKey, ScoredOrTold, Alert> harness;
  private int minute;

  private AlertingSeries(StateBackend backend, int minute) throws Exception {
    this.minute = minute;
    FunctionHarness<SeriesKey, ScoredOrTold, Alert> closed =
        new FunctionHarness<>(
            new AlertOperator(SETTINGS),
            next -> next.scored().window().key(),
            TypeInformation.of(SeriesKey.class));
    harness = closed.keepingStateIn(backend);
  }

  static AlertingSeries open() throws Exception {
    return open(new HashMapStateBackend());
  }

  static AlertingSeries open(StateBackend backend) throws Exception {
    AlertingSeries series = new AlertingSeries(backend, 0);
    series.harness.open();
    return series;
  }

  /** Goes on at a minute. */
  static AlertingSeries restore(OperatorSubtaskState snapshot, StateBackend backend, int minute)
      throws Exception {
    AlertingSeries series = new AlertingSeries(backend, minute);
    series.harness.restore(snapshot);
    return series;
  }

  OperatorSubtaskState snapshot() throws Exception {
    return harness.snapshot();
  }

  /** End of the last window played. */
  long now() {
    return START + minute * MINUTE;
  }

  /** Plays drawn windows, each followed by its watermark; returns what was published. */
  List<Alert> play(String windows) throws Exception {
    for (int i = 0; i < windows.length(); i++) {
      process(window(ERRORS, minute, windows.charAt(i)));
      minute++;
      harness.watermark(now());
    }
    return harness.output();
  }

  /** People tell it something. */
  void tell(Control control) throws Exception {
    harness.process(ScoredOrTold.of(ControlFixtures.update(control)));
  }

  /** People withdraw what they have told. */
  void withdraw(String controlId) throws Exception {
    harness.process(ScoredOrTold.of(new ControlUpdate(controlId, null)));
  }

  /** Plays one window of another minute or series. */
  List<Alert> play(SeriesKey key, int atMinute, char drawn) throws Exception {
    process(window(key, atMinute, drawn));
    return harness.output();
  }

  /** A second of requests of the window in progress, of which so many in a hundred fail. */
  List<Alert> slice(int second, int failed) throws Exception {
    long end = now() + second * 1000L;
    process(
        new ScoredWindow(
            new SeriesWindow(ERRORS, end - 1000, end, failed / 100.0, 100, SignalKind.RATIO),
            0.004,
            0.001,
            0.009,
            0,
            0,
            0,
            0,
            Trust.TRAINED,
            0.95));
    return harness.output();
  }

  private void process(ScoredWindow scored) throws Exception {
    harness.process(ScoredOrTold.of(scored));
  }

  List<Alert> watermark(long timestamp) throws Exception {
    harness.watermark(timestamp);
    return harness.output();
  }

  static ScoredWindow window(SeriesKey key, int minute, char drawn) {
    long start = START + minute * MINUTE;
    return switch (drawn) {
      case '.' -> window(key, start, 0.004, 0.05, 0);
      case 'X' -> window(key, start, 0.3, 0.99, 1);
      case '_' -> window(key, start, Double.NaN, 0, 0);
      default -> throw new IllegalArgumentException("unknown window " + drawn);
    };
  }

  private static ScoredWindow window(
      SeriesKey key, long start, double value, double score, int direction) {
    return new ScoredWindow(
        new SeriesWindow(key, start, start + MINUTE, value, 1000, SignalKind.RATIO),
        0.004,
        0.001,
        0.009,
        score,
        direction,
        5.0 * direction,
        0,
        Trust.TRAINED,
        0.95);
  }

  int timers() {
    return harness.timers();
  }

  int stateEntries() {
    return harness.stateEntries();
  }

  long raised() {
    return harness.counter("numAlertsRaised");
  }

  long suspected() {
    return harness.counter("numProvisionalAlerts");
  }

  long withdrawn() {
    return harness.counter("numWithdrawnAlerts");
  }

  long revisions() {
    return harness.counter("numAlertRevisions");
  }

  @Override
  public void close() {
    harness.close();
  }
}
