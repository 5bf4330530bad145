package io.foretide.bench.ladder;

import java.nio.file.Path;

/**
 * What a rung reads, and where it may write.
 *
 * @param bootstrapServers the broker
 * @param records records of the topic telemetry
 * @param folder empty folder for state
 * @param home folder of the project
 */
record RungInput(String bootstrapServers, long records, Path folder, Path home) {
  /** Before the names of all topics of the benchmark. */
  static final String PREFIX = "bench.";

  /** The topic that every rung reads. */
  static final String TELEMETRY = PREFIX + "telemetry";

  /** Threads, or subtasks. */
  static final int PARALLELISM = 2;
}
