package io.foretide.cli.alerts;

import io.foretide.model.anomaly.Alert;
import io.foretide.model.episode.Cause;
import io.foretide.model.episode.Episode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What speaks for an alert, in lines. */
final class AlertEvidence {
  private AlertEvidence() {}

  /**
   * Writes it.
   *
   * @param episode that it is of; null when it is of none
   * @param nowMillis until when an alert that is in force has lasted, milliseconds since the epoch
   */
  static List<String> of(Alert alert, Episode episode, long nowMillis) {
    List<String> lines = new ArrayList<>();
    lines.add(PlainText.of(alert.explanation()));
    lines.add("  " + state(alert, nowMillis));
    lines.add("  " + identity(alert));
    lines.add("  " + measured(alert));
    lines.add("  " + (episode == null ? "part of no episode" : partOf(episode)));
    return lines;
  }

  private static String state(Alert alert, long nowMillis) {
    boolean over = alert.endedAtMillis() != Alert.NOT_ENDED;
    long until = over ? alert.endedAtMillis() : Math.max(nowMillis, alert.updatedAtMillis());
    return "%s%s, %s since %s UTC (%s)"
        .formatted(
            alert.severity(),
            alert.provisional() ? ", provisional" : "",
            over
                ? alert.state() + " at " + PlainText.time(alert.endedAtMillis()) + ", was firing"
                : alert.state(),
            PlainText.time(alert.startedAtMillis()),
            LastingText.of(until - alert.startedAtMillis()));
  }

  private static String identity(Alert alert) {
    return "alert %s, revision %d, tenant %s%s; baseline %s"
        .formatted(
            PlainText.of(alert.alertId()),
            alert.revision(),
            PlainText.of(alert.key().tenant()),
            alert.owner().isEmpty() ? "" : ", owner " + PlainText.of(alert.owner()),
            alert.trust().name().toLowerCase(Locale.ROOT));
  }

  private static String measured(Alert alert) {
    return String.format(
        Locale.ROOT,
        "rule %s, highest score %.2f, %,d unusual window%s",
        PlainText.of(alert.rule()),
        alert.score(),
        alert.unusualWindows(),
        alert.unusualWindows() == 1 ? "" : "s");
  }

  private static String partOf(Episode episode) {
    String likely = "";
    if (!episode.causes().isEmpty()) {
      Cause cause = episode.causes().get(0);
      likely =
          "; likely %s (%s)"
              .formatted(PlainText.of(cause.service()), PlainText.percent(cause.weight()));
    }
    return "part of episode %s: %s%s"
        .formatted(PlainText.shortId(episode.episodeId()), PlainText.of(episode.title()), likely);
  }
}
