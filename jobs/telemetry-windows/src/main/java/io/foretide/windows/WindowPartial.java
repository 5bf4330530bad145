package io.foretide.windows;

import io.foretide.flink.kafka.SourceRecord;
import io.foretide.model.series.ServiceKey;

/**
 * Part of one window's sum, on its way to the operator that closes the window.
 *
 * @param service the service it belongs to
 * @param startMillis start of the window, milliseconds since the epoch
 * @param key what the sum is of
 * @param sum what {@code WindowAccumulator} encoded
 * @param source the record, when it is a single one that may be late; null otherwise
 * @param eventTimeMillis event time of that single record; 0 otherwise
 */
public record WindowPartial(
    ServiceKey service,
    long startMillis,
    SumKey key,
    byte[] sum,
    SourceRecord source,
    long eventTimeMillis) {}
