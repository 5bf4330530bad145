package io.foretide.cli.evaluate;

import io.foretide.model.anomaly.Alert;
import io.foretide.model.anomaly.AlertProgress;
import io.foretide.model.anomaly.AlertSettings;
import io.foretide.model.baseline.BaselineSettings;
import io.foretide.model.baseline.BaselineState;
import io.foretide.model.baseline.SeasonalBaseline;
import io.foretide.model.control.AlertControls;
import io.foretide.model.control.ControlBook;
import io.foretide.model.control.LearningControls;
import io.foretide.model.episode.CallGraph;
import io.foretide.model.episode.Episode;
import io.foretide.model.episode.EpisodeGrouper;
import io.foretide.model.episode.EpisodeSettings;
import io.foretide.model.episode.OpenEpisodes;
import io.foretide.model.episode.WaitingAlerts;
import io.foretide.model.season.HeapChunks;
import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SeriesWindow;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All series of a tenant through the models of the jobs, minute after minute, to episodes. */
final class EpisodeReplay {
  private static final long MINUTE = 60_000;

  private final SeasonalBaseline baseline = new SeasonalBaseline(BaselineSettings.defaults(MINUTE));
  private final LearningControls learning;
  private final AlertControls alerting;
  private final CallGraph graph;
  private final EpisodeGrouper grouper = new EpisodeGrouper(EpisodeSettings.defaults());
  private final OpenEpisodes open = new OpenEpisodes();
  private final Map<SeriesKey, Series> series = new HashMap<>();
  private final Map<String, Episode> newest = new LinkedHashMap<>();

  /** What is known of a series. */
  private static final class Series {
    private final BaselineState state = new BaselineState();
    private final HeapChunks chunks = new HeapChunks();
    private final AlertProgress progress = new AlertProgress();
  }

  EpisodeReplay(ControlBook book, CallGraph graph) {
    this.graph = graph;
    this.learning = new LearningControls(book);
    this.alerting = new AlertControls(book, AlertSettings.defaults(), MINUTE);
  }

  /** Takes the windows of the next minute. */
  void next(List<SeriesWindow> minute) {
    WaitingAlerts waiting = new WaitingAlerts();
    for (SeriesWindow window : minute) {
      Series known = series.computeIfAbsent(window.key(), any -> new Series());
      ScoredWindow scored = baseline.learn(window, known.state, known.chunks, learning.at(window));
      Alert alert = scored == null ? null : alerting.at(window).advance(known.progress, scored);
      if (alert != null) {
        waiting.add(alert);
      }
    }
    long now = minute.get(0).endMillis();
    for (Alert alert : waiting.takeUntil(Long.MAX_VALUE)) {
      note(grouper.close(open, graph, alert.updatedAtMillis()));
      note(grouper.take(alert, open, graph));
    }
    note(grouper.close(open, graph, now));
  }

  private void note(List<Episode> revisions) {
    revisions.forEach(episode -> newest.put(episode.episodeId(), episode));
  }

  /** The newest revision of every episode that is not part of another, by its start. */
  List<Episode> newest() {
    return newest.values().stream()
        .filter(episode -> episode.mergedInto() == null)
        .sorted(Comparator.comparingLong(Episode::startedAtMillis))
        .toList();
  }
}
