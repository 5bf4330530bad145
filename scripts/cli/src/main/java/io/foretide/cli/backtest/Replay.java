package io.foretide.cli.backtest;

import io.foretide.anomaly.AnomalyAlertsSettings;
import io.foretide.baseline.SeasonalBaselineOptions;
import io.foretide.baseline.SeasonalBaselineSettings;
import io.foretide.cli.history.History;
import io.foretide.flink.options.WindowOptions;
import io.foretide.model.anomaly.Alert;
import io.foretide.model.anomaly.AlertLifecycle;
import io.foretide.model.anomaly.AlertProgress;
import io.foretide.model.anomaly.AlertSettings;
import io.foretide.model.baseline.BaselineState;
import io.foretide.model.baseline.SeasonalBaseline;
import io.foretide.model.detection.ChannelEvidence;
import io.foretide.model.forecast.HorizonForecaster;
import io.foretide.model.season.HeapChunks;
import io.foretide.model.series.HorizonForecast;
import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.Season;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.SignalKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.Configuration;

/** A history on its way through the models of the jobs, with the settings of the jobs. */
final class Replay {
  private final History history;
  private final SignalKind kind;
  private final SeasonalBaselineSettings learning;
  private final AlertSettings alerting;
  private final SeasonalBaseline baseline;
  private final AlertLifecycle lifecycle;
  private final BaselineState state = new BaselineState();
  private final HeapChunks chunks = new HeapChunks();
  private final AlertProgress progress = new AlertProgress();
  private final List<Alert> alerts = new ArrayList<>();
  private int row = -1;

  /**
   * Before the first row.
   *
   * @param kind noise model of the values
   * @param horizon steps that a forecast goes ahead
   */
  Replay(History history, SignalKind kind, int horizon) {
    this.history = history;
    this.kind = kind;
    Configuration options = options(history.windowMillis(), horizon);
    this.learning = SeasonalBaselineSettings.from(options);
    this.alerting = AnomalyAlertsSettings.from(options).model();
    this.baseline = new SeasonalBaseline(learning.baseline());
    this.lifecycle = new AlertLifecycle(alerting);
  }

  /** The options of the jobs: their defaults at this width of window. */
  private static Configuration options(long width, int horizon) {
    Configuration options = new Configuration();
    options.set(WindowOptions.WIDTH, Duration.ofMillis(width));
    options.set(SeasonalBaselineOptions.FORECAST_INTERVAL, Duration.ofMillis(width));
    options.set(
        SeasonalBaselineOptions.FORECAST_HORIZON, Duration.ofMillis(Math.max(1, horizon) * width));
    return options;
  }

  /**
   * Takes the next row.
   *
   * @return what is said of its window; null when a row before was of the same or a later window
   */
  ScoredWindow next() {
    row++;
    ScoredWindow scored = baseline.learn(window(), state, chunks);
    Alert revision = scored == null ? null : lifecycle.advance(progress, scored);
    if (revision != null) {
      alerts.add(revision);
    }
    return scored;
  }

  private SeriesWindow window() {
    long width = learning.width();
    long start = history.windowStartMillis(row, width);
    SeriesKey key = new SeriesKey("backtest", history.name(), "", "value");
    return new SeriesWindow(key, start, start + width, history.values()[row], 0, kind);
  }

  /** Forecast from the last row taken; null while nothing is known. */
  HorizonForecast forecast() {
    return new HorizonForecaster(learning.forecast(), learning.baseline())
        .forecast(window(), state, chunks);
  }

  /** Every revision of the alerts so far. */
  List<Alert> alerts() {
    return alerts;
  }

  /** Whether an alert is in force after the last row taken. */
  boolean isFiring() {
    return progress.isFiring();
  }

  /** Which season the series was found to have so far. */
  Season season() {
    return state.season();
  }

  /** Size of the baseline's state, encoded. */
  int stateBytes() {
    return state.encode().length + chunks.bytes();
  }

  /** When a window is an anomaly and an anomaly an alert. */
  AlertSettings alerting() {
    return alerting;
  }

  /** What each way to look at deviations said of the last row taken. */
  List<ChannelEvidence> evidence() {
    return state.evidence();
  }
}
