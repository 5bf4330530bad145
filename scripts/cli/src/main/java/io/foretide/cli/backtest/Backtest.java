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
import io.foretide.model.forecast.HorizonForecaster;
import io.foretide.model.season.HeapChunks;
import io.foretide.model.series.HorizonForecast;
import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.SignalKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.Configuration;

/**
 * What the model of the jobs makes of a history. Holds arrays, so it has identity equality.
 *
 * @param history what was replayed
 * @param scored a scored window per row; null for a row whose window had already had a value
 * @param firing whether the row's window was unusual while an alert was firing
 * @param alerts every revision of the alerts
 * @param forecast from the last row; null when none was asked for or nothing is known
 */
public record Backtest(
    History history,
    ScoredWindow[] scored,
    boolean[] firing,
    List<Alert> alerts,
    HorizonForecast forecast) {

  /**
   * Replays a history, row by row.
   *
   * @param kind noise model of the values
   * @param horizon steps to forecast from the last row; 0 for none
   */
  public static Backtest over(History history, SignalKind kind, int horizon) {
    Configuration options = options(history.windowMillis(), horizon);
    SeasonalBaselineSettings learning = SeasonalBaselineSettings.from(options);
    AlertSettings alerting = AnomalyAlertsSettings.from(options).model();
    SeasonalBaseline baseline = new SeasonalBaseline(learning.baseline());
    AlertLifecycle lifecycle = new AlertLifecycle(alerting);
    BaselineState state = new BaselineState();
    HeapChunks chunks = new HeapChunks();
    AlertProgress progress = new AlertProgress();
    ScoredWindow[] scored = new ScoredWindow[history.rows()];
    boolean[] firing = new boolean[history.rows()];
    List<Alert> alerts = new ArrayList<>();
    SeriesWindow last = null;
    for (int row = 0; row < history.rows(); row++) {
      last = window(history, row, kind, learning.width());
      scored[row] = baseline.learn(last, state, chunks);
      if (scored[row] != null) {
        Alert revision = lifecycle.advance(progress, scored[row]);
        if (revision != null) {
          alerts.add(revision);
        }
        firing[row] = progress.isFiring() && scored[row].score() >= alerting.scoreThreshold();
      }
    }
    HorizonForecast forecast =
        horizon == 0
            ? null
            : new HorizonForecaster(learning.forecast(), learning.baseline())
                .forecast(last, state, chunks);
    return new Backtest(history, scored, firing, alerts, forecast);
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

  private static SeriesWindow window(History history, int row, SignalKind kind, long width) {
    long start = Math.floorDiv(history.millis()[row], width) * width;
    SeriesKey key = new SeriesKey("backtest", history.name(), "", "value");
    return new SeriesWindow(key, start, start + width, history.values()[row], 0, kind);
  }
}
