package io.foretide.delivery;

import io.foretide.flink.kafka.SecretText;
import io.foretide.model.anomaly.Severity;
import io.foretide.model.episode.Episode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Any server that takes a revision of an episode as JSON by POST, and knows by the header
 * Idempotency-Key which it has taken already.
 *
 * @param url where it is
 * @param secret the header Authorization; null when it needs none
 * @param leastSeverity least severity of an episode that it is told of
 */
record Webhook(SecretText url, SecretText secret, Severity leastSeverity) implements Receiver {
  @Override
  public String name() {
    return "webhook";
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
    return EpisodeJson.of(episode).toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Map<String, String> headers(Episode episode, String secret) {
    Map<String, String> headers = new HashMap<>();
    headers.put("Idempotency-Key", EpisodeJson.revisionId(episode));
    if (secret != null) {
      headers.put("Authorization", secret);
    }
    return headers;
  }
}
