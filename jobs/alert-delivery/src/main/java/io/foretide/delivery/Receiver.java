package io.foretide.delivery;

import io.foretide.flink.kafka.SecretText;
import io.foretide.model.anomaly.Severity;
import io.foretide.model.episode.Episode;
import java.io.Serializable;
import java.util.Map;
import java.util.Set;

/** Who is told of episodes by HTTP, and in which words. */
sealed interface Receiver extends Serializable permits Alertmanager, PagerDuty, Webhook {
  /** Its name, in uids, labels of metrics and dead letters. */
  String name();

  /** Where it is: an URL. */
  SecretText url();

  /** What lets us in; null when nothing is needed. */
  SecretText secret();

  /** Least severity of an episode that it is told of. */
  Severity leastSeverity();

  /** How often what is open is sent again, milliseconds; 0 for never. */
  long resendMillis();

  /**
   * Under which name the receiver holds an open episode of this revision, if by more than its id.
   */
  String identity(Episode episode);

  /**
   * What it is sent.
   *
   * @param open identities under which it may hold the episode open, that of this revision among
   *     them when it is open
   * @param nowMillis processing time, milliseconds since the epoch
   * @param secret what {@link #secret} leads to; null when there is none
   */
  byte[] body(Episode episode, Set<String> open, long nowMillis, String secret);

  /** Headers of the request, beside the type of the content. */
  Map<String, String> headers(Episode episode, String secret);
}
