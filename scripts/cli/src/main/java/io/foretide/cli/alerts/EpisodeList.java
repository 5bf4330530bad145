package io.foretide.cli.alerts;

import io.foretide.cli.broker.BrokerOptions;
import io.foretide.flink.kafka.TopicReader;
import io.foretide.flink.topics.EpisodesTopic;
import io.foretide.model.episode.Episode;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Episodes, a line each.
 *
 * @param filter which are shown; its state counts for those that are there
 * @param stateGiven whether that state was asked for: it then counts for those that come, too
 * @param limit how many of those that are there are shown
 */
record EpisodeList(EpisodeFilter filter, boolean stateGiven, int limit, EpisodeLine line) {
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /**
   * Shows the newest revision of each, the earliest first.
   *
   * @param follow whether to go on with every revision as it comes, without end
   */
  void show(BrokerOptions broker, boolean follow, Talk talk) {
    String topic = broker.topicPrefix() + EpisodesTopic.TOPIC.name();
    try (var reader =
        new TopicReader<>(EpisodesTopic.TOPIC, broker.client(), topic, talk::unreadable)) {
      Map<String, Episode> newest = NewestRevisions.episodes(reader);
      if (newest.isEmpty()) {
        talk.note("no episode was written to " + topic + " yet");
      }
      show(newest.values(), talk);
      EpisodeFilter coming = stateGiven ? filter : filter.of(WantedState.ALL);
      while (follow) {
        reader.poll(
            PATIENCE,
            episode -> {
              if (coming.includes(episode)) {
                talk.say(line.of(episode, System.currentTimeMillis()));
              }
            });
      }
    }
  }

  private void show(Collection<Episode> newest, Talk talk) {
    List<Episode> wanted = wanted(newest, filter);
    wanted.stream()
        .skip(Math.max(0, wanted.size() - limit))
        .forEach(episode -> talk.say(line.of(episode, System.currentTimeMillis())));
    int closed = wanted(newest, filter.of(WantedState.CLOSED)).size();
    if (wanted.isEmpty() && !stateGiven && closed > 0) {
      talk.note("no such episode is open, but closed: " + closed + "; see --state");
    }
  }

  private static List<Episode> wanted(Collection<Episode> newest, EpisodeFilter filter) {
    return newest.stream()
        .filter(episode -> episode.mergedInto() == null)
        .filter(filter::includes)
        .sorted(
            Comparator.comparingLong(Episode::startedAtMillis).thenComparing(Episode::episodeId))
        .toList();
  }
}
