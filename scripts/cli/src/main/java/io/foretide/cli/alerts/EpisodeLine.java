package io.foretide.cli.alerts;

import io.foretide.model.episode.Cause;
import io.foretide.model.episode.Episode;
import io.foretide.model.episode.EpisodeState;
import java.util.Locale;

/** How an episode is written on one line. */
enum EpisodeLine {
  /** For people: when, how bad, for how long, what, why, and how much of it. */
  TEXT {
    @Override
    String of(Episode episode, long nowMillis) {
      return String.format(
          Locale.ROOT,
          "%s UTC  %-8s %-6s %-10s %-8s  %s  %s%s; %s%s",
          PlainText.time(episode.startedAtMillis()),
          episode.severity(),
          episode.mergedInto() == null ? episode.state() : "MERGED",
          LastingText.of(lastedMillis(episode, nowMillis)),
          PlainText.shortId(episode.episodeId()),
          PlainText.of(episode.tenant()),
          episode.provisional() ? "(provisional) " : "",
          PlainText.of(episode.title()),
          cause(episode),
          PlainText.alerts(episode.alertCount()));
    }
  },
  /** For programs: all of it. */
  JSON {
    @Override
    String of(Episode episode, long nowMillis) {
      return EpisodeJson.of(episode);
    }
  };

  /**
   * The line.
   *
   * @param nowMillis until when an episode that is open has lasted, milliseconds since the epoch
   */
  abstract String of(Episode episode, long nowMillis);

  /** For how long an episode has been there; of one that is open, until now. */
  static long lastedMillis(Episode episode, long nowMillis) {
    long open = Math.max(nowMillis, episode.updatedAtMillis());
    boolean over = episode.endedAtMillis() != Episode.NOT_ENDED;
    long closed = over ? episode.endedAtMillis() : episode.updatedAtMillis();
    return (episode.state() == EpisodeState.OPEN ? open : closed) - episode.startedAtMillis();
  }

  private static String cause(Episode episode) {
    if (episode.mergedInto() != null) {
      return "part of " + PlainText.shortId(episode.mergedInto()) + "; ";
    }
    if (episode.causes().isEmpty()) {
      return "";
    }
    Cause likeliest = episode.causes().get(0);
    return "likely %s (%s); "
        .formatted(PlainText.of(likeliest.service()), PlainText.percent(likeliest.weight()));
  }
}
