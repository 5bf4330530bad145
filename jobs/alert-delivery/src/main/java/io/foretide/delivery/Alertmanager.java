package io.foretide.delivery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foretide.flink.kafka.SecretText;
import io.foretide.model.anomaly.Severity;
import io.foretide.model.episode.Episode;
import io.foretide.model.episode.EpisodeState;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Alertmanager, by its API v2. It knows an alert by all its labels, so that these hold only what
 * stays: of a revision with another severity or owner the alert under the former labels is sent as
 * resolved beside the new one. It takes an alert that is not sent again before its end for
 * resolved.
 *
 * @param name tells the members of a cluster apart
 * @param url where it is, without {@code /api/v2/alerts}
 * @param secret the header Authorization; null when it needs none
 * @param leastSeverity least severity of an episode that it is told of
 * @param resendMillis how often what is open is sent again
 */
record Alertmanager(
    String name, SecretText url, SecretText secret, Severity leastSeverity, long resendMillis)
    implements Receiver {
  static final String PATH = "/api/v2/alerts";

  /** So many times may it fail to hear of an alert before it takes it for resolved. */
  static final int RESENDS_UNTIL_RESOLVED = 5;

  /** Between what makes up an identity: in no name of an owner that makes sense. */
  private static final char SEPARATOR = '\n';

  private static final int LONGEST_TEXT = 16_384;

  @Override
  public String identity(Episode episode) {
    return episode.severity().name() + SEPARATOR + episode.owner();
  }

  @Override
  public byte[] body(Episode episode, Set<String> open, long nowMillis, String secret) {
    ArrayNode alerts = JsonNodeFactory.instance.arrayNode();
    String current = identity(episode);
    for (String former : open) {
      if (!former.equals(current)) {
        alerts.add(alert(episode, former, nowMillis, nowMillis));
      }
    }
    alerts.add(alert(episode, current, nowMillis, endsAt(episode, nowMillis)));
    return alerts.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Map<String, String> headers(Episode episode, String secret) {
    return secret == null ? Map.of() : Map.of("Authorization", secret);
  }

  private long endsAt(Episode episode, long nowMillis) {
    return episode.state() == EpisodeState.OPEN
        ? nowMillis + RESENDS_UNTIL_RESOLVED * resendMillis
        : Math.min(nowMillis, Math.max(episode.endedAtMillis(), episode.startedAtMillis()));
  }

  private static ObjectNode alert(
      Episode episode, String identity, long nowMillis, long endsAtMillis) {
    int separator = identity.indexOf(SEPARATOR);
    ObjectNode alert = JsonNodeFactory.instance.objectNode();
    ObjectNode labels = alert.putObject("labels");
    labels.put("alertname", "ForetideEpisode");
    labels.put("episode", episode.episodeId());
    labels.put("tenant", episode.tenant());
    labels.put("service", episode.service());
    labels.put("severity", identity.substring(0, separator).toLowerCase(Locale.ROOT));
    String owner = identity.substring(separator + 1);
    if (!owner.isEmpty()) {
      labels.put("owner", owner);
    }
    ObjectNode annotations = alert.putObject("annotations");
    annotations.put("summary", episode.title());
    annotations.put("description", EpisodeJson.cut(episode.explanation(), LONGEST_TEXT));
    if (!episode.causes().isEmpty()) {
      annotations.put("causes", causes(episode));
    }
    if (episode.mergedInto() != null) {
      annotations.put("merged_into", episode.mergedInto());
    }
    // It refuses an alert that ends before it starts; our clock may be behind that of the services.
    alert.put(
        "startsAt",
        EpisodeJson.time(Math.min(episode.startedAtMillis(), Math.min(nowMillis, endsAtMillis))));
    alert.put("endsAt", EpisodeJson.time(endsAtMillis));
    return alert;
  }

  private static String causes(Episode episode) {
    String all =
        episode.causes().stream()
            .map(
                cause ->
                    String.format(
                        Locale.ROOT,
                        "%s (%.0f %%): %s",
                        cause.service(),
                        100 * cause.weight(),
                        cause.evidence()))
            .collect(Collectors.joining("; "));
    return EpisodeJson.cut(all, LONGEST_TEXT);
  }
}
