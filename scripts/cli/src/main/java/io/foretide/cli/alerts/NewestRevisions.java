package io.foretide.cli.alerts;

import io.foretide.flink.kafka.TopicReader;
import io.foretide.model.anomaly.Alert;
import io.foretide.model.episode.Episode;
import java.util.LinkedHashMap;
import java.util.Map;

/** The newest revision of each id that a compacted topic holds, by id. */
final class NewestRevisions {
  private NewestRevisions() {}

  /** Reads episodes up to the end of their topic, merged ones among them. */
  static Map<String, Episode> episodes(TopicReader<Episode, ?> reader) {
    Map<String, Episode> newest = new LinkedHashMap<>();
    reader.readToEnd(
        episode ->
            newest.merge(
                episode.episodeId(), episode, (a, b) -> b.revision() >= a.revision() ? b : a));
    return newest;
  }

  /** Reads alerts up to the end of their topic. */
  static Map<String, Alert> alerts(TopicReader<Alert, ?> reader) {
    Map<String, Alert> newest = new LinkedHashMap<>();
    reader.readToEnd(
        alert ->
            newest.merge(alert.alertId(), alert, (a, b) -> b.revision() >= a.revision() ? b : a));
    return newest;
  }
}
