package io.foretide.flink.kafka;

import io.foretide.flink.deadletters.DeadLetter;
import io.foretide.flink.deadletters.SourceRecord;
import io.foretide.model.series.TelemetryReading;

/**
 * A record of the topic {@code telemetry} after it was looked at: either a reading or a rejection.
 *
 * @param source the record as it was read
 * @param reading what it says; null when it was rejected
 * @param rejection why it cannot be used; null when it can
 */
public record IncomingTelemetry(
    SourceRecord source, TelemetryReading reading, DeadLetter rejection) {

  /** Whether it cannot be used. */
  public boolean isRejected() {
    return rejection != null;
  }
}
