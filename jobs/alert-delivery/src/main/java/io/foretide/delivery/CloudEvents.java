package io.foretide.delivery;

import io.foretide.model.anomaly.Severity;
import java.io.Serializable;

/**
 * Where revisions of episodes go as CloudEvents.
 *
 * @param topic name of the topic at the broker
 * @param source the attribute {@code source} of the events
 * @param leastSeverity least severity of an episode that becomes events
 */
record CloudEvents(String topic, String source, Severity leastSeverity) implements Serializable {
  /** Its name in uids and dead letters. */
  static final String NAME = "cloud-events";
}
