package io.foretide.delivery;

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

/**
 * PagerDuty, by its Events API v2: an incident for each episode, known by the episode's id. A
 * trigger of what is resolved would open another one.
 *
 * @param url where events are taken
 * @param secret the routing key
 * @param leastSeverity least severity of an episode that it is told of
 */
record PagerDuty(SecretText url, SecretText secret, Severity leastSeverity) implements Receiver {
  private static final int LONGEST_EVENT = 512 * 1024;
  private static final int LONGEST_SUMMARY = 1024;

  @Override
  public String name() {
    return "pagerduty";
  }

  @Override
  public long resendMillis() {
    return 0;
  }

  @Override
  public String identity(Episode episode) {
    return episode.episodeId();
  }

  @Override
  public byte[] body(Episode episode, Set<String> open, long nowMillis, String secret) {
    ObjectNode details = EpisodeJson.of(episode);
    byte[] whole = event(episode, details, secret);
    return whole.length <= LONGEST_EVENT
        ? whole
        : event(episode, details.retain("id", "revision", "tenant", "service", "owner"), secret);
  }

  @Override
  public Map<String, String> headers(Episode episode, String secret) {
    return Map.of();
  }

  private static byte[] event(Episode episode, ObjectNode details, String routingKey) {
    boolean open = episode.state() == EpisodeState.OPEN;
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("routing_key", routingKey);
    event.put("event_action", open ? "trigger" : "resolve");
    event.put("dedup_key", episode.episodeId());
    ObjectNode payload = event.putObject("payload");
    payload.put("summary", EpisodeJson.cut(episode.title(), LONGEST_SUMMARY));
    payload.put("source", episode.service());
    payload.put("severity", episode.severity().name().toLowerCase(Locale.ROOT));
    payload.put("timestamp", EpisodeJson.time(episode.startedAtMillis()));
    payload.put("component", episode.service());
    payload.put("group", episode.tenant());
    payload.put("class", "anomaly");
    payload.set("custom_details", details);
    return event.toString().getBytes(StandardCharsets.UTF_8);
  }
}
