package io.foretide.cli.evaluate;

import io.foretide.cli.backtest.Replay;
import io.foretide.cli.report.TrueIncident;
import io.foretide.cli.shop.ShopSettings;
import io.foretide.model.anomaly.Alert;
import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.SignalKind;
import io.foretide.model.series.Signals;
import io.foretide.model.series.TelemetryReading;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The windows of one series of a simulated shop, a sample each. */
final class ShopSeries {
  private final SeriesKey key;
  private final SignalKind kind;
  private final ShopSettings settings;
  private final double[] values;
  private final double[] weights;

  private ShopSeries(SeriesKey key, SignalKind kind, ShopSettings settings) {
    this.key = key;
    this.kind = kind;
    this.settings = settings;
    this.values = new double[settings.totalMinutes()];
    this.weights = new double[settings.totalMinutes()];
    // Nothing counted is zero, nothing measured is a gap.
    Arrays.fill(values, kind == SignalKind.COUNT ? 0 : Double.NaN);
  }

  /** Takes a sample, in the series that it belongs to. */
  static void add(TelemetryReading reading, ShopSettings settings, Map<SeriesKey, ShopSeries> all) {
    SeriesKey key = reading.series();
    SignalKind kind = Signals.kind(key.signal(), reading.kind() == TelemetryReading.Kind.COUNT);
    ShopSeries series = all.computeIfAbsent(key, k -> new ShopSeries(k, kind, settings));
    int minute =
        (int) ((reading.eventTimeMillis() - settings.startMillis()) / ShopSettings.WINDOW_MILLIS);
    series.values[minute] = reading.value();
    series.weights[minute] = reading.weight();
  }

  /**
   * Lets the models of the jobs see the series.
   *
   * @param alerts takes the alerts
   */
  JudgedSeries judge(List<TrueIncident> incidents, List<Alert> alerts) {
    Replay replay = new Replay(ShopSettings.WINDOW_MILLIS);
    ScoredWindow[] scored = new ScoredWindow[values.length];
    long began = System.nanoTime();
    for (int minute = 0; minute < values.length; minute++) {
      scored[minute] = replay.next(window(minute));
    }
    long took = System.nanoTime() - began;
    alerts.addAll(replay.alerts());
    return JudgedSeries.of(
        key.id(),
        IntStream.range(0, values.length).mapToLong(settings::minuteMillis).toArray(),
        scored,
        incidentMinutes(incidents),
        replay.alerting().scoreThreshold(),
        replay.alerts(),
        took,
        replay.stateBytes());
  }

  private SeriesWindow window(int minute) {
    long start = settings.minuteMillis(minute);
    return new SeriesWindow(
        key, start, start + ShopSettings.WINDOW_MILLIS, values[minute], weights[minute], kind);
  }

  private BitSet incidentMinutes(List<TrueIncident> incidents) {
    BitSet minutes = new BitSet();
    for (TrueIncident incident : incidents) {
      if (incident.touches(key.service())) {
        minutes.set(minute(incident.startMillis()), minute(incident.endMillis()));
      }
    }
    return minutes;
  }

  private int minute(long millis) {
    return (int) ((millis - settings.startMillis()) / ShopSettings.WINDOW_MILLIS);
  }
}
