package io.foretide.cli.alerts;

import io.foretide.model.anomaly.Alert;
import io.foretide.model.anomaly.AlertState;
import io.foretide.model.anomaly.Severity;
import io.foretide.model.episode.Cause;
import io.foretide.model.episode.Contributor;
import io.foretide.model.episode.Episode;
import io.foretide.model.episode.EpisodeAlert;
import io.foretide.model.episode.EpisodeState;
import io.foretide.model.series.ScoredWindow;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.SignalKind;
import io.foretide.model.series.Trust;
import java.time.Instant;
import java.util.List;

/** Payment fails from 14:03 to 14:15, and checkout with it. */
final class Samples {
  static final long MINUTE = 60_000;
  static final long STARTED = Instant.parse("2026-03-02T14:03:00Z").toEpochMilli();
  static final long ENDED = STARTED + 12 * MINUTE;
  static final String EPISODE_ID = "e1f00a12445566778899aabbccddeeff";
  static final String ALERT_ID = "a1c0ffee445566778899aabbccddeeff";
  static final String OTHER_ALERT_ID = "a2c0ffee445566778899aabbccddeeff";
  static final SeriesKey PAYMENT = new SeriesKey("shop", "payment", "POST /pay", "errors");
  private static final SeriesKey CHECKOUT = new SeriesKey("shop", "checkout", "", "errors");

  private Samples() {}

  static Episode open() {
    return episode(EPISODE_ID, 3, EpisodeState.OPEN, Episode.NOT_ENDED, null);
  }

  static Episode closed() {
    return episode(EPISODE_ID, 4, EpisodeState.CLOSED, ENDED, null);
  }

  static Episode merged() {
    return episode("e2f00a12", 1, EpisodeState.CLOSED, ENDED, EPISODE_ID);
  }

  /** An episode of other identity, of nothing but its title, at an hour of its own. */
  static Episode plain(String id, String tenant, String service, Severity severity, int hours) {
    long started = STARTED + MINUTE * 60 * hours;
    return new Episode(
        id,
        0,
        tenant,
        EpisodeState.CLOSED,
        severity,
        true,
        started,
        started,
        started + MINUTE,
        started + MINUTE,
        service,
        "",
        service + " requests missing",
        service + " requests missing",
        List.of(service),
        List.of(),
        List.of(),
        List.of(),
        1,
        null,
        List.of(),
        Trust.PROVISIONAL);
  }

  private static Episode episode(
      String id, int revision, EpisodeState state, long endedAtMillis, String mergedInto) {
    return new Episode(
        id,
        revision,
        "shop",
        state,
        Severity.CRITICAL,
        false,
        STARTED,
        STARTED + 2 * MINUTE,
        STARTED + 11 * MINUTE,
        endedAtMillis,
        "checkout",
        "payments",
        "checkout errors 9.1 %",
        "checkout errors 9.1 % since 14:03, probably caused by payment",
        List.of("payment", "checkout"),
        List.of(
            new Cause("payment", 0.8, "began first, and checkout calls it"),
            new Cause("checkout", 0.2, "where it was seen")),
        List.of(new Contributor("payment", "POST /pay", "errors", 0.9)),
        List.of(
            alert(ALERT_ID, PAYMENT, Severity.WARNING, endedAtMillis, "payment errors 12 %"),
            alert(OTHER_ALERT_ID, CHECKOUT, Severity.CRITICAL, endedAtMillis, "checkout errors")),
        71,
        mergedInto,
        List.of("quiet-nights@3"),
        Trust.TRAINED);
  }

  private static EpisodeAlert alert(
      String id, SeriesKey key, Severity severity, long endedAtMillis, String explanation) {
    return new EpisodeAlert(
        id,
        key.service(),
        key.operation(),
        key.signal(),
        endedAtMillis == Episode.NOT_ENDED,
        severity,
        1,
        STARTED,
        endedAtMillis,
        0.97,
        explanation);
  }

  static Alert alert(AlertState state, long endedAtMillis) {
    return new Alert(
        ALERT_ID,
        2,
        PAYMENT,
        "seasonal-deviation",
        state,
        Severity.WARNING,
        1,
        STARTED,
        STARTED + 2 * MINUTE,
        STARTED + 11 * MINUTE,
        endedAtMillis,
        0.12,
        0.004,
        0.001,
        0.009,
        0.97,
        7,
        "payment POST /pay errors 12 % since 14:03",
        Trust.TRAINED,
        false,
        List.of(),
        "payments");
  }

  /** A window of a minute of payment's errors, of which 2 % are expected, 0 to 4 % at most. */
  static ScoredWindow window(int minutesAfterStart, double value, double score) {
    long start = STARTED + minutesAfterStart * MINUTE;
    return new ScoredWindow(
        new SeriesWindow(PAYMENT, start, start + MINUTE, value, 250, SignalKind.RATIO),
        0.02,
        0,
        0.04,
        score,
        1,
        3.5,
        0,
        Trust.TRAINED,
        0.94);
  }
}
