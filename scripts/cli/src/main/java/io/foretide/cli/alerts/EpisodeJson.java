package io.foretide.cli.alerts;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foretide.model.episode.Cause;
import io.foretide.model.episode.Contributor;
import io.foretide.model.episode.Episode;
import io.foretide.model.episode.EpisodeAlert;
import java.time.Instant;

/** An episode as one JSON object: every field of the contract, times as ISO-8601. */
final class EpisodeJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private EpisodeJson() {}

  /** The object, on one line. */
  static String of(Episode episode) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("episodeId", episode.episodeId());
    node.put("revision", episode.revision());
    node.put("tenant", episode.tenant());
    node.put("state", episode.state().name());
    node.put("severity", episode.severity().name());
    node.put("provisional", episode.provisional());
    putTime(node, "startedAt", episode.startedAtMillis());
    putTime(node, "openedAt", episode.openedAtMillis());
    putTime(node, "updatedAt", episode.updatedAtMillis());
    putTime(node, "endedAt", episode.endedAtMillis());
    node.put("service", episode.service());
    node.put("owner", episode.owner());
    node.put("title", episode.title());
    node.put("explanation", episode.explanation());
    episode.services().forEach(node.putArray("services")::add);
    var causes = node.putArray("causes");
    episode.causes().forEach(cause -> put(causes.addObject(), cause));
    var contributors = node.putArray("contributors");
    episode.contributors().forEach(part -> put(contributors.addObject(), part));
    var alerts = node.putArray("alerts");
    episode.alerts().forEach(alert -> put(alerts.addObject(), alert));
    node.put("alertCount", episode.alertCount());
    if (episode.mergedInto() != null) {
      node.put("mergedInto", episode.mergedInto());
    }
    episode.controls().forEach(node.putArray("controls")::add);
    node.put("trust", episode.trust().name());
    return node.toString();
  }

  private static void put(ObjectNode node, Cause cause) {
    node.put("service", cause.service());
    node.put("weight", cause.weight());
    node.put("evidence", cause.evidence());
  }

  private static void put(ObjectNode node, Contributor contributor) {
    node.put("service", contributor.service());
    node.put("operation", contributor.operation());
    node.put("signal", contributor.signal());
    node.put("share", contributor.share());
  }

  private static void put(ObjectNode node, EpisodeAlert alert) {
    node.put("alertId", alert.alertId());
    node.put("service", alert.service());
    node.put("operation", alert.operation());
    node.put("signal", alert.signal());
    node.put("firing", alert.firing());
    node.put("severity", alert.severity().name());
    node.put("direction", alert.direction());
    putTime(node, "startedAt", alert.startedAtMillis());
    putTime(node, "endedAt", alert.endedAtMillis());
    node.put("score", alert.score());
    node.put("explanation", alert.explanation());
  }

  private static void putTime(ObjectNode node, String name, long millis) {
    if (millis != Episode.NOT_ENDED) {
      node.put(name, Instant.ofEpochMilli(millis).toString());
    }
  }
}
