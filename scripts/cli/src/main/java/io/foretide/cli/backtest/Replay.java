package io.foretide.cli.backtest;

import io.foretide.anomaly.AnomalyAlertsSettings;
import io.foretide.baseline.SeasonalBaselineOptions;
import io.foretide.baseline.SeasonalBaselineSettings;
import io.foretide.flink.options.WindowOptions;
import io.foretide.model.anomaly.Alert;
import io.foretide.model.anomaly.AlertGuidance;
import io.foretide.model.anomaly.AlertLifecycle;
import io.foretide.model.anomaly.AlertProgress;
import io.foretide.model.anomaly.AlertSettings;
import io.foretide.model.baseline.BaselineState;
import io.foretide.model.baseline.SeasonalBaseline;
import io.foretide.model.detection.ChannelEvidence;
import io.foretide.model.forecast.ForecastSettings;
import io.foretide.model.forecast.WindowForecaster;
import io.foretide.model.season.HeapChunks;
import io.foretide.model.series.HorizonForecast;
import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.Season;
import io.foretide.model.series.SeriesWindow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.Configuration;

/** A series on its way through the models of the jobs, with the settings of the jobs. */
public final class Replay {
  private final SeasonalBaselineSettings learning;
  private final AlertSettings alerting;
  private final SeasonalBaseline baseline;
  private final AlertLifecycle lifecycle;
  private final BaselineState state = new BaselineState();
  private final HeapChunks chunks = new HeapChunks();
  private final AlertProgress progress = new AlertProgress();
  private final List<Alert> alerts = new ArrayList<>();
  private final WindowForecaster forecaster;
  private final HeapChunks forecasterChunks = new HeapChunks();
  private HorizonForecast forecast;

  /** Before the first window, with nothing to be forecast. */
  public Replay(long widthMillis) {
    this(widthMillis, 0);
  }

  /**
   * Before the first window.
   *
   * @param widthMillis width of every window
   * @param horizon steps that a forecast goes ahead; 0 for no forecasts
   */
  Replay(long widthMillis, int horizon) {
    Configuration options = options(widthMillis, horizon);
    this.learning = SeasonalBaselineSettings.from(options);
    this.alerting = AnomalyAlertsSettings.from(options).model();
    this.baseline = new SeasonalBaseline(learning.baseline());
    this.lifecycle = new AlertLifecycle(AlertGuidance.of(alerting));
    this.forecaster = horizon == 0 ? null : new WindowForecaster(learning.forecast());
  }

  /** The options of the jobs: their defaults at this width of window. */
  private static Configuration options(long width, int horizon) {
    Configuration options = new Configuration();
    options.set(WindowOptions.WIDTH, Duration.ofMillis(width));
    options.set(SeasonalBaselineOptions.FORECAST_INTERVAL, Duration.ofMillis(width));
    options.set(
        SeasonalBaselineOptions.FORECAST_HORIZON,
        Duration.ofMillis(Math.max(1, horizon) * ForecastSettings.stepMillis(width)));
    return options;
  }

  /**
   * Takes the next window.
   *
   * @return what is said of it; null when one before was the same or later
   */
  public ScoredWindow next(SeriesWindow window) {
    ScoredWindow scored = baseline.learn(window, state, chunks);
    if (forecaster != null) {
      HorizonForecast due =
          forecaster.learn(window, forecaster.open(forecasterChunks), forecasterChunks);
      forecast = due == null ? forecast : due;
    }
    Alert revision = scored == null ? null : lifecycle.advance(progress, scored);
    if (revision != null) {
      alerts.add(revision);
    }
    return scored;
  }

  /** The newest forecast; null while nothing is known or when none was asked for. */
  HorizonForecast forecast() {
    return forecast;
  }

  /** Every revision of the alerts so far. */
  public List<Alert> alerts() {
    return alerts;
  }

  /** Whether an alert is in force after the last window taken. */
  boolean isFiring() {
    return progress.isFiring();
  }

  /** Which season the series was found to have so far. */
  Season season() {
    return state.season();
  }

  /** Size of the baseline's state, encoded. */
  public int stateBytes() {
    return state.encode().length + chunks.bytes();
  }

  /** When a window is an anomaly and an anomaly an alert. */
  public AlertSettings alerting() {
    return alerting;
  }

  /** What each way to look at deviations said of the last window taken. */
  List<ChannelEvidence> evidence() {
    return state.evidence();
  }
}
