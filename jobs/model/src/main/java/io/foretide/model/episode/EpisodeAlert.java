package io.foretide.model.episode;

import io.foretide.model.anomaly.Severity;

/**
 * An alert of an episode, as it stands.
 *
 * @param alertId its id
 * @param service service of its series
 * @param operation operation of the series; empty for the service as a whole
 * @param signal what is measured
 * @param firing whether it is in force
 * @param severity highest severity reached
 * @param direction +1 above the expectation, -1 below, 0 when the feed is frozen
 * @param startedAtMillis start of its first unusual window, milliseconds since the epoch
 * @param endedAtMillis end of its last unusual window once resolved; {@link Episode#NOT_ENDED}
 *     while firing
 * @param score highest score so far, 0..1
 * @param explanation the alert as one sentence
 */
public record EpisodeAlert(
    String alertId,
    String service,
    String operation,
    String signal,
    boolean firing,
    Severity severity,
    int direction,
    long startedAtMillis,
    long endedAtMillis,
    double score,
    String explanation) {}
