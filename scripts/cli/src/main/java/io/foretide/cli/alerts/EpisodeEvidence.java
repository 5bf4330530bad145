package io.foretide.cli.alerts;

import io.foretide.model.episode.Cause;
import io.foretide.model.episode.Contributor;
import io.foretide.model.episode.Episode;
import io.foretide.model.episode.EpisodeAlert;
import io.foretide.model.series.SeriesKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What speaks for an episode, in lines. */
final class EpisodeEvidence {
  private EpisodeEvidence() {}

  /**
   * Writes it.
   *
   * @param nowMillis until when an episode that is open has lasted, milliseconds since the epoch
   */
  static List<String> of(Episode episode, long nowMillis) {
    List<String> lines = new ArrayList<>();
    lines.add(PlainText.of(episode.title()));
    lines.add("  " + state(episode, nowMillis));
    lines.add("  " + identity(episode));
    lines.add("");
    lines.add(PlainText.of(episode.explanation()));
    Section.add(lines, "Likeliest causes", causes(episode));
    Section.add(
        lines,
        "Who contributes",
        episode.contributors().stream().map(EpisodeEvidence::of).toList());
    int listed = episode.alerts().size();
    Section.add(
        lines,
        listed < episode.alertCount()
            ? String.format(Locale.ROOT, "Alerts, %,d of %,d", listed, episode.alertCount())
            : "Alerts",
        episode.alerts().stream().map(EpisodeEvidence::of).toList());
    return lines;
  }

  private static String state(Episode episode, long nowMillis) {
    return "%s%s, %s since %s UTC (%s)"
        .formatted(
            episode.severity(),
            episode.provisional() ? ", provisional" : "",
            episode.endedAtMillis() == Episode.NOT_ENDED
                ? episode.state()
                : "CLOSED at " + PlainText.time(episode.endedAtMillis()) + ", was open",
            PlainText.time(episode.startedAtMillis()),
            LastingText.of(EpisodeLine.lastedMillis(episode, nowMillis)));
  }

  private static String identity(Episode episode) {
    return "episode %s, revision %d, tenant %s%s; baselines %s%s"
        .formatted(
            PlainText.of(episode.episodeId()),
            episode.revision(),
            PlainText.of(episode.tenant()),
            episode.owner().isEmpty() ? "" : ", owner " + PlainText.of(episode.owner()),
            episode.trust().name().toLowerCase(Locale.ROOT),
            episode.mergedInto() == null
                ? ""
                : "; part of episode " + PlainText.of(episode.mergedInto()));
  }

  private static List<String> causes(Episode episode) {
    int longest =
        episode.causes().stream().mapToInt(cause -> cause.service().length()).max().orElse(0);
    return episode.causes().stream().map(cause -> of(cause, longest)).toList();
  }

  private static String of(Cause cause, int width) {
    String service = PlainText.of(cause.service());
    return "%5s  %s%s  %s"
        .formatted(
            PlainText.percent(cause.weight()),
            service,
            " ".repeat(Math.max(0, width - service.length())),
            PlainText.of(cause.evidence()));
  }

  private static String of(Contributor contributor) {
    SeriesKey key =
        new SeriesKey("", contributor.service(), contributor.operation(), contributor.signal());
    return "%5s  %s".formatted(PlainText.percent(contributor.share()), PlainText.of(key.title()));
  }

  private static String of(EpisodeAlert alert) {
    return String.format(
        Locale.ROOT,
        "%s  %-8s %-8s %-8s  %s",
        PlainText.time(alert.startedAtMillis()),
        alert.severity(),
        alert.firing() ? "FIRING" : "RESOLVED",
        PlainText.shortId(alert.alertId()),
        PlainText.of(alert.explanation()));
  }
}
