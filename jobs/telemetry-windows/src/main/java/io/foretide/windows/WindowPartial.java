package io.foretide.windows;

import io.foretide.flink.deadletters.DeadLetter;
import io.foretide.flink.deadletters.SourceRecord;
import io.foretide.flink.kafka.IncomingTelemetry;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.ServiceKey;
import io.foretide.model.series.TelemetryReading;
import io.foretide.model.series.WindowAccumulator;

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

  /** A partial of one reading, with the record that it came in. */
  static WindowPartial alone(IncomingTelemetry incoming, long startMillis) {
    TelemetryReading reading = incoming.reading();
    SeriesKey series = reading.series();
    WindowAccumulator sum = new WindowAccumulator(reading.kind());
    sum.add(reading);
    WindowSums sums = new WindowSums();
    sums.put(new SumKey(series.operation(), series.signal(), reading.kind()), sum);
    return new WindowPartial(
        reading.serviceKey(),
        startMillis,
        sums.encode(),
        1,
        incoming.source(),
        reading.eventTimeMillis());
  }

  /** The same readings as sums of another service. */
  WindowPartial of(ServiceKey other, WindowSums othersSums) {
    return new WindowPartial(
        other, startMillis, othersSums.encode(), readings, source, eventTimeMillis);
  }

  /** What becomes of it when its window had closed {@code lateByMillis} before it came. */
  DeadLetter late(long lateByMillis) {
    return DeadLetter.late(
        TelemetryWindowsTopology.JOB, source, eventTimeMillis, lateByMillis, readings);
  }
}
