package io.foretide.delivery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foretide.model.episode.Cause;
import io.foretide.model.episode.Contributor;
import io.foretide.model.episode.Episode;
import io.foretide.model.episode.EpisodeAlert;
import java.time.Instant;
import java.util.Locale;

/**
 * An episode as JSON: the fields of the topic, with times as RFC 3339 in UTC, names of enums in
 * lower case and no null.
 */
final class EpisodeJson {
  private EpisodeJson() {}

  /** A revision of an episode. */
  static ObjectNode of(Episode episode) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", episode.episodeId());
    json.put("revision", episode.revision());
    json.put("tenant", episode.tenant());
    json.put("state", lower(episode.state()));
    json.put("severity", lower(episode.severity()));
    json.put("provisional", episode.provisional());
    json.put("title", episode.title());
    json.put("explanation", episode.explanation());
    json.put("service", episode.service());
    json.put("owner", episode.owner());
    json.put("startedAt", time(episode.startedAtMillis()));
    json.put("openedAt", time(episode.openedAtMillis()));
    json.put("updatedAt", time(episode.updatedAtMillis()));
    putEnd(json, episode.endedAtMillis());
    if (episode.mergedInto() != null) {
      json.put("mergedInto", episode.mergedInto());
    }
    json.put("trust", lower(episode.trust()));
    json.put("alertCount", episode.alertCount());
    putTexts(json, "services", episode.services());
    putTexts(json, "controls", episode.controls());
    ArrayNode causes = json.putArray("causes");
    episode.causes().forEach(cause -> causes.add(of(cause)));
    ArrayNode contributors = json.putArray("contributors");
    episode.contributors().forEach(contributor -> contributors.add(of(contributor)));
    ArrayNode alerts = json.putArray("alerts");
    episode.alerts().forEach(alert -> alerts.add(of(alert)));
    return json;
  }

  /**
   * What tells a revision from all others. What nothing has confirmed is over under the number of
   * its last revision, and may yet be confirmed under that.
   */
  static String revisionId(Episode episode) {
    String id = episode.episodeId() + "-" + episode.revision();
    return episode.provisional() ? id + "-provisional-" + lower(episode.state()) : id;
  }

  /** A time as RFC 3339 in UTC. */
  static String time(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }

  /** The beginning of a text, whole characters. */
  static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = longest - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }

  private static ObjectNode of(Cause cause) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("service", cause.service())
        .put("weight", cause.weight())
        .put("evidence", cause.evidence());
  }

  private static ObjectNode of(Contributor contributor) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("service", contributor.service())
        .put("operation", contributor.operation())
        .put("signal", contributor.signal())
        .put("share", contributor.share());
  }

  private static ObjectNode of(EpisodeAlert alert) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", alert.alertId())
            .put("service", alert.service())
            .put("operation", alert.operation())
            .put("signal", alert.signal())
            .put("firing", alert.firing())
            .put("severity", lower(alert.severity()))
            .put("direction", alert.direction())
            .put("score", alert.score())
            .put("explanation", alert.explanation())
            .put("startedAt", time(alert.startedAtMillis()));
    putEnd(json, alert.endedAtMillis());
    return json;
  }

  private static void putEnd(ObjectNode json, long endedAtMillis) {
    if (endedAtMillis != Episode.NOT_ENDED) {
      json.put("endedAt", time(endedAtMillis));
    }
  }

  private static void putTexts(ObjectNode json, String field, Iterable<String> texts) {
    ArrayNode array = json.putArray(field);
    texts.forEach(array::add);
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
