package io.foretide.windows;

import io.foretide.flink.deadletters.DeadLetter;
import io.foretide.flink.deadletters.SourceRecord;
import io.foretide.model.series.ServiceKey;

/**
 * What a source subtask has added up of one window of one service, on its way to the operator that
 * closes the window.
 *
 * @param service the service
 * @param startMillis start of the window, milliseconds since the epoch
 * @param sums what {@link WindowSums} encoded
 * @param readings how many readings it sums up
 * @param source the record of the first of them; its key and value only when it is alone because it
 *     is late for its source
 * @param eventTimeMillis event time of the first reading
 */
public record WindowPartial(
    ServiceKey service,
    long startMillis,
    byte[] sums,
    int readings,
    SourceRecord source,
    long eventTimeMillis) {

  /** What becomes of it when its window had closed {@code lateByMillis} before it came. */
  DeadLetter late(long lateByMillis) {
    return DeadLetter.late(
        TelemetryWindowsTopology.JOB, source, eventTimeMillis, lateByMillis, readings);
  }
}
