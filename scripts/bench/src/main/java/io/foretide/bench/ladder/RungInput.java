package io.foretide.bench.ladder;

import java.nio.file.Path;

/**
 * What a rung reads, and where it may write.
 *
 * @param bootstrapServers the broker
 * @param topicPrefix before every topic's name
 * @param records records of the topic telemetry
 * @param parallelism threads, or subtasks
 * @param folder empty folder for state
 * @param home folder of the project
 */
record RungInput(
    String bootstrapServers,
    String topicPrefix,
    long records,
    int parallelism,
    Path folder,
    Path home) {

  /** Name of the topic telemetry. */
  String telemetry() {
    return topicPrefix + "telemetry";
  }
}
