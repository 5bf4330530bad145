package io.foretide.model.episode;

import io.foretide.model.anomaly.Alert;
import io.foretide.model.anomaly.AlertBytes;
import io.foretide.model.anomaly.AlertState;
import io.foretide.model.series.DeterministicId;
import io.foretide.model.series.VersionedState;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An episode as it grows. Mutable; {@link EpisodeGrouper} is its one writer. */
final class OpenEpisode {
  /** Most alerts that are followed, those in force before those that are over. */
  static final int MOST_ALERTS = 500;

  private final String tenant;
  private final String service;
  private final String firstAlertId;
  private final long openedAtMillis;
  private final Map<String, Alert> alerts = new LinkedHashMap<>();
  private int uncounted;
  private int revisions;

  /** What was published last, but for its revision and time: nothing new is said by the same. */
  private int said;

  OpenEpisode(Alert first) {
    this(first.key().tenant(), first.key().service(), first.alertId(), first.updatedAtMillis());
    alerts.put(first.alertId(), first);
  }

  private OpenEpisode(String tenant, String service, String firstAlertId, long openedAtMillis) {
    this.tenant = tenant;
    this.service = service;
    this.firstAlertId = firstAlertId;
    this.openedAtMillis = openedAtMillis;
  }

  String id() {
    return DeterministicId.of(tenant, "episode", firstAlertId);
  }

  String tenant() {
    return tenant;
  }

  String service() {
    return service;
  }

  long openedAtMillis() {
    return openedAtMillis;
  }

  Collection<Alert> alerts() {
    return alerts.values();
  }

  /** Number of its alerts, those that are not followed among them. */
  int alertCount() {
    return alerts.size() + uncounted;
  }

  boolean has(String alertId) {
    return alerts.containsKey(alertId);
  }

  /** Takes an alert, or a revision of one; an older revision than the one known says nothing. */
  void take(Alert alert) {
    Alert known = alerts.get(alert.alertId());
    if (known == null ? hasPlace(alert) : known.revision() < alert.revision()) {
      alerts.put(alert.alertId(), alert);
    } else if (known == null) {
      uncounted += alert.revision() == 0 ? 1 : 0;
    }
  }

  private boolean hasPlace(Alert alert) {
    return alerts.size() < MOST_ALERTS || (alert.state() == AlertState.FIRING && dropOver());
  }

  /** Follows one alert less that is over, the one that began last. */
  private boolean dropOver() {
    Optional<Alert> last =
        alerts.values().stream()
            .filter(alert -> alert.state() == AlertState.RESOLVED)
            .max(Comparator.comparingLong(Alert::startedAtMillis).thenComparing(Alert::alertId));
    last.ifPresent(alert -> alerts.remove(alert.alertId()));
    uncounted += last.isPresent() ? 1 : 0;
    return last.isPresent();
  }

  /** Takes all that another one has. */
  void absorb(OpenEpisode other) {
    int all = alertCount() + other.alertCount();
    other.alerts.values().forEach(this::take);
    uncounted = all - alerts.size();
  }

  long startedAtMillis() {
    return alerts.values().stream().mapToLong(Alert::startedAtMillis).min().orElseThrow();
  }

  /** Start of the newest of its alerts. */
  long lastStartMillis() {
    return alerts.values().stream().mapToLong(Alert::startedAtMillis).max().orElseThrow();
  }

  boolean isFiring() {
    return alerts.values().stream().anyMatch(alert -> alert.state() == AlertState.FIRING);
  }

  /** When the last of its alerts was over; only while none is in force. */
  long quietSinceMillis() {
    return alerts.values().stream().mapToLong(Alert::updatedAtMillis).max().orElseThrow();
  }

  /** End of the last unusual window of its alerts; only while none is in force. */
  long endedAtMillis() {
    return alerts.values().stream().mapToLong(Alert::endedAtMillis).max().orElseThrow();
  }

  /** Whether something else than the last time is to be said; takes note of it. */
  boolean isNews(int now) {
    boolean news = !isPublished() || now != said;
    said = now;
    return news;
  }

  /** Whether anybody has been told of it. */
  boolean isPublished() {
    return revisions > 0;
  }

  /** Number of the next revision. */
  int nextRevision() {
    return revisions++;
  }

  int bytes() {
    return VersionedState.textBytes(tenant)
        + VersionedState.textBytes(service)
        + VersionedState.textBytes(firstAlertId)
        + Long.BYTES
        + 4 * Integer.BYTES
        + alerts.values().stream().mapToInt(AlertBytes::of).sum();
  }

  void write(ByteBuffer out) {
    VersionedState.writeText(out, tenant);
    VersionedState.writeText(out, service);
    VersionedState.writeText(out, firstAlertId);
    out.putLong(openedAtMillis).putInt(uncounted).putInt(revisions).putInt(said);
    out.putInt(alerts.size());
    alerts.values().forEach(alert -> AlertBytes.write(out, alert));
  }

  static OpenEpisode read(ByteBuffer in) {
    OpenEpisode episode =
        new OpenEpisode(
            VersionedState.readText(in),
            VersionedState.readText(in),
            VersionedState.readText(in),
            in.getLong());
    episode.uncounted = in.getInt();
    episode.revisions = in.getInt();
    episode.said = in.getInt();
    for (int count = in.getInt(); count > 0; count--) {
      Alert alert = AlertBytes.read(in);
      episode.alerts.put(alert.alertId(), alert);
    }
    return episode;
  }
}
