package io.foretide.soak;

import io.foretide.cli.backtest.Replay;
import io.foretide.model.anomaly.Alert;
import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SeriesWindow;
import io.foretide.soak.WindowOracle.WindowPlace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What has to be said of windows: the same models over each series by itself, in one thread,
 * without Flink. Baselines and alerts must be equal bit for bit.
 */
public final class LearningOracle {
  private final Map<WindowPlace, ScoredWindow> baselines = new LinkedHashMap<>();
  private final Map<Revision, Alert> alerts = new LinkedHashMap<>();

  /** A revision of an alert. */
  record Revision(String series, long position) implements Differences.Place {
    static Revision of(Alert alert) {
      return new Revision(alert.alertId(), alert.revision());
    }
  }

  /** Replays windows, which the {@link WindowOracle} has found to be right. */
  public LearningOracle(List<SeriesWindow> windows) {
    Map<SeriesKey, TreeMap<Long, SeriesWindow>> series = new LinkedHashMap<>();
    for (SeriesWindow window : windows) {
      series
          .computeIfAbsent(window.key(), key -> new TreeMap<>())
          .put(window.startMillis(), window);
    }
    series.values().forEach(of -> replay(of.values()));
  }

  private void replay(Iterable<SeriesWindow> windows) {
    Replay replay = new Replay(SoakTraffic.WIDTH);
    for (SeriesWindow window : windows) {
      ScoredWindow scored = replay.next(window);
      baselines.put(new WindowPlace(window.key(), window.startMillis()), scored);
    }
    replay.alerts().forEach(alert -> alerts.put(Revision.of(alert), alert));
  }

  /** Compares what was written to {@code baselines}. */
  public Differences compareBaselines(List<ScoredWindow> written) {
    List<Map.Entry<WindowPlace, ScoredWindow>> places = new ArrayList<>();
    for (ScoredWindow scored : written) {
      SeriesWindow window = scored.window();
      places.add(Map.entry(new WindowPlace(window.key(), window.startMillis()), scored));
    }
    return Differences.between(baselines, places, (place, wanted, found) -> wanted.equals(found));
  }

  /**
   * Compares every revision that was written to {@code anomaly-alerts}. After a failure revisions
   * come again, as they were.
   */
  public Differences compareAlerts(List<Alert> written) {
    List<Map.Entry<Revision, Alert>> places = new ArrayList<>();
    for (Alert alert : new LinkedHashSet<>(written)) {
      places.add(Map.entry(Revision.of(alert), alert));
    }
    return Differences.between(alerts, places, (place, wanted, found) -> wanted.equals(found));
  }
}
