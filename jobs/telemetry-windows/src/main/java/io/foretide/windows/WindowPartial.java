package io.foretide.windows;

import io.foretide.flink.kafka.DeadLetter;
import io.foretide.flink.kafka.SourceRecord;
import io.foretide.flink.topics.TelemetryTopic;
import io.foretide.model.series.ServiceKey;

/**
 * Part of one window's sum, on its way to the operator that closes the window.
 *
 * @param service the service it belongs to
 * @param startMillis start of the window, milliseconds since the epoch
 * @param key what the sum is of
 * @param sum what {@code WindowAccumulator} encoded
 * @param source the record, when it is a single one that is late for its source; null otherwise
 * @param eventTimeMillis event time of that single record; 0 otherwise
 */
public record WindowPartial(
    ServiceKey service,
    long startMillis,
    SumKey key,
    byte[] sum,
    SourceRecord source,
    long eventTimeMillis) {

  /** What becomes of it when its window had closed {@code lateByMillis} before it came. */
  DeadLetter late(long lateByMillis) {
    return source != null
        ? DeadLetter.late(TelemetryWindowsTopology.JOB, source, eventTimeMillis, lateByMillis)
        : DeadLetter.late(
            TelemetryWindowsTopology.JOB,
            SourceRecord.unknown(TelemetryTopic.TOPIC.name()),
            startMillis,
            lateByMillis);
  }
}
