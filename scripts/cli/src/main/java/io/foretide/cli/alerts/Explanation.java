package io.foretide.cli.alerts;

import io.foretide.cli.broker.BrokerOptions;
import io.foretide.flink.topics.BaselinesTopic;
import io.foretide.model.anomaly.Alert;
import io.foretide.model.episode.Episode;
import io.foretide.model.series.ScoredWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** The evidence for an episode or an alert. */
final class Explanation {
  private static final int WIDEST = 100;
  private static final int NARROWEST = 40;

  private final Properties client;
  private final String prefix;
  private final Talk talk;

  private Explanation(BrokerOptions broker, Talk talk) {
    this.client = broker.client();
    this.prefix = broker.topicPrefix();
    this.talk = talk;
  }

  /**
   * Shows it.
   *
   * @param id of the episode or alert, or how it begins
   * @param json whether its record is shown instead, without the chart
   */
  static void show(String id, boolean json, BrokerOptions broker, Talk talk) {
    Explanation explanation = new Explanation(broker, talk);
    Subject subject = PublishedAlerts.read(broker, talk::unreadable).find(id);
    if (json) {
      talk.say(
          subject.alert() == null
              ? EpisodeJson.of(subject.episode())
              : AlertLine.JSON.of(subject.alert()));
    } else {
      explanation.text(subject, System.currentTimeMillis()).forEach(talk::say);
    }
  }

  private List<String> text(Subject subject, long nowMillis) {
    Alert alert = subject.alert();
    Episode episode = subject.episode();
    List<String> lines =
        new ArrayList<>(
            alert == null
                ? EpisodeEvidence.of(episode, nowMillis)
                : AlertEvidence.of(alert, episode, nowMillis));
    Optional<ShownSeries> series =
        alert == null
            ? ShownSeries.of(episode, nowMillis)
            : Optional.of(ShownSeries.of(alert, nowMillis));
    series.ifPresent(shown -> addChart(lines, shown));
    Section.addControls(lines, alert == null ? episode.controls() : alert.controls());
    return lines;
  }

  private void addChart(List<String> lines, ShownSeries series) {
    String topic = prefix + BaselinesTopic.TOPIC.name();
    List<ScoredWindow> windows = BaselineHistory.read(series, client, topic, talk);
    lines.add("");
    if (windows.isEmpty()) {
      lines.add(
          "%s: %s holds no window of it from %s to %s UTC"
              .formatted(
                  PlainText.of(series.key().title()),
                  topic,
                  PlainText.time(series.fromMillis()),
                  PlainText.time(series.toMillis())));
    } else {
      lines.addAll(SeriesChart.of(series, windows, width()));
    }
  }

  private static int width() {
    return Math.max(NARROWEST, Math.min(WIDEST, Integer.getInteger("foretide.columns", WIDEST)));
  }
}
