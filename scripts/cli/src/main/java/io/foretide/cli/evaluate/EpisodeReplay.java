package io.foretide.cli.evaluate;

import io.foretide.cli.shop.ShopSettings;
import io.foretide.model.anomaly.Alert;
import io.foretide.model.control.ControlBook;
import io.foretide.model.episode.CallGraph;
import io.foretide.model.episode.Episode;
import io.foretide.model.episode.EpisodeGrouper;
import io.foretide.model.episode.EpisodeSettings;
import io.foretide.model.episode.OpenEpisodes;
import io.foretide.model.episode.WaitingAlerts;
import io.foretide.model.series.SeriesWindow;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All series of a shop through the models of the jobs, minute after minute, to episodes. */
final class EpisodeReplay {
  private final SteeredReplay replay;
  private final CallGraph graph;
  private final EpisodeGrouper grouper = new EpisodeGrouper(EpisodeSettings.defaults());
  private final OpenEpisodes open = new OpenEpisodes();
  private final Map<String, Episode> newest = new LinkedHashMap<>();

  EpisodeReplay(ControlBook book, CallGraph graph) {
    this.replay = new SteeredReplay(book, ShopSettings.WINDOW_MILLIS);
    this.graph = graph;
  }

  /** Takes the windows of the next minute. */
  void next(List<SeriesWindow> minute) {
    WaitingAlerts waiting = new WaitingAlerts();
    for (SeriesWindow window : minute) {
      Alert alert = replay.next(window);
      if (alert != null) {
        waiting.add(alert);
      }
    }
    long now = minute.get(0).endMillis();
    grouper
        .advance(waiting.takeUntil(Long.MAX_VALUE), open, graph, now)
        .forEach(episode -> newest.put(episode.episodeId(), episode));
  }

  /** The newest revision of every episode that is not part of another, by its start. */
  List<Episode> newest() {
    return newest.values().stream()
        .filter(episode -> episode.mergedInto() == null)
        .sorted(Comparator.comparingLong(Episode::startedAtMillis))
        .toList();
  }
}
