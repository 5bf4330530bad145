package io.foretide.delivery;

import io.foretide.flink.deadletters.SourceRecord;
import io.foretide.flink.topics.EpisodesTopic;
import io.foretide.model.anomaly.Severity;
import io.foretide.model.episode.Cause;
import io.foretide.model.episode.Contributor;
import io.foretide.model.episode.Episode;
import io.foretide.model.episode.EpisodeAlert;
import io.foretide.model.episode.EpisodeState;
import io.foretide.model.series.Trust;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

/** Episodes of a checkout that fails, and their records. */
public final class Episodes {
  /** When the errors began. */
  public static final long STARTED = Instant.parse("2026-03-02T10:00:00Z").toEpochMilli();

  /** When the episode was opened. */
  public static final long OPENED = STARTED + 180_000;

  private Episodes() {}

  /** A revision of an open warning of nobody, a minute after the one before. */
  public static Episode open(String id, int revision) {
    return open(id, revision, Severity.WARNING, "");
  }

  /** A revision of an open episode. */
  public static Episode open(String id, int revision, Severity severity, String owner) {
    return episode(
        id,
        revision,
        EpisodeState.OPEN,
        severity,
        owner,
        OPENED,
        "checkout errors 30 %, likely because of payments",
        null);
  }

  /** A revision of an open episode that is yet to be confirmed. */
  static Episode provisional(String id, int revision) {
    Episode usual = open(id, revision);
    return changed(usual, true, usual.title(), usual.explanation(), usual.alerts());
  }

  /** The last revision of an episode. */
  public static Episode closed(String id, int revision) {
    return closed(id, revision, Severity.WARNING);
  }

  /** The last revision of an episode that was of a severity. */
  public static Episode closed(String id, int revision, Severity severity) {
    return episode(
        id, revision, EpisodeState.CLOSED, severity, "", OPENED, "checkout errors were 30 %", null);
  }

  /** The last revision of an episode that was found to be part of another. */
  public static Episode merged(String id, int revision, String into) {
    return episode(
        id, revision, EpisodeState.CLOSED, Severity.WARNING, "", OPENED, "checkout errors", into);
  }

  /** An open episode that was opened at a time. */
  public static Episode openedAt(String id, long openedAtMillis) {
    return episode(
        id, 0, EpisodeState.OPEN, Severity.WARNING, "", openedAtMillis, "checkout errors", null);
  }

  /** A revision of an episode that was opened at a time. */
  public static Episode of(
      String id, int revision, EpisodeState state, Severity severity, long openedAtMillis) {
    return episode(id, revision, state, severity, "", openedAtMillis, "checkout errors", null);
  }

  /** An open episode with titles and explanations that are as long as can be, and longer. */
  public static Episode longest(String id) {
    String text = "a \"quoted\" ☂ 💥 ".repeat(4000);
    return changed(
        open(id, 0),
        false,
        text,
        text,
        Collections.nCopies(50, alert(EpisodeState.OPEN, OPENED, text)));
  }

  private static Episode changed(
      Episode usual,
      boolean provisional,
      String title,
      String explanation,
      List<EpisodeAlert> alerts) {
    return new Episode(
        usual.episodeId(),
        usual.revision(),
        usual.tenant(),
        usual.state(),
        usual.severity(),
        provisional,
        usual.startedAtMillis(),
        usual.openedAtMillis(),
        usual.updatedAtMillis(),
        usual.endedAtMillis(),
        usual.service(),
        usual.owner(),
        title,
        explanation,
        usual.services(),
        usual.causes(),
        usual.contributors(),
        alerts,
        alerts.size(),
        usual.mergedInto(),
        usual.controls(),
        usual.trust());
  }

  private static Episode episode(
      String id,
      int revision,
      EpisodeState state,
      Severity severity,
      String owner,
      long openedAtMillis,
      String title,
      String mergedInto) {
    long startedAt = openedAtMillis - (OPENED - STARTED);
    long updatedAt = openedAtMillis + revision * 60_000L;
    return new Episode(
        id,
        revision,
        "shop",
        state,
        severity,
        false,
        startedAt,
        openedAtMillis,
        updatedAt,
        state == EpisodeState.OPEN ? Episode.NOT_ENDED : updatedAt,
        "checkout",
        owner,
        title,
        "checkout answers 30 % of its requests with an error since 10:00.",
        List.of("payments", "checkout"),
        List.of(new Cause("payments", 0.75, "checkout calls it, and it failed first")),
        List.of(new Contributor("payments", "POST /pay", "errors", 0.9)),
        List.of(alert(state, updatedAt, "checkout errors 30 % since 10:00, expected 0.4 %")),
        1,
        mergedInto,
        List.of(),
        Trust.TRAINED);
  }

  private static EpisodeAlert alert(EpisodeState state, long updatedAt, String explanation) {
    boolean firing = state == EpisodeState.OPEN;
    return new EpisodeAlert(
        "a1",
        "checkout",
        "",
        "errors",
        firing,
        Severity.WARNING,
        1,
        STARTED,
        firing ? Episode.NOT_ENDED : updatedAt,
        0.99,
        explanation);
  }

  /** The record of a revision. */
  static SourceRecord record(Episode episode) {
    byte[] value = EpisodesTopic.TOPIC.codec().encode(EpisodesTopic.TOPIC.toAvro().apply(episode));
    return new SourceRecord(
        "episodes",
        0,
        episode.revision(),
        episode.updatedAtMillis(),
        EpisodesTopic.TOPIC.keyOf(episode),
        value,
        value.length);
  }
}
