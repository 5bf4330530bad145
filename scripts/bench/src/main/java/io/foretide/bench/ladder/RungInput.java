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
  /** Before the names of the topics. */
  static final String PREFIX = "bench.";

  /** The same where half of the requests go to one operation. */
  static final String HOT_PREFIX = "bench.hot.";

  /** The topic that every rung reads but the one of the hot key. */
  static final String TELEMETRY = PREFIX + "telemetry";

  /** Threads, or subtasks. */
  static final int PARALLELISM = 2;
}
