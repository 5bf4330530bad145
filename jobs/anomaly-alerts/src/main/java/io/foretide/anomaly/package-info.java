/**
 * The job anomaly-alerts: turns unusual windows into alerts with a life, pending, firing and
 * resolved, that say in a sentence what is wrong.
 *
 * <p>Alerts of one cause become one episode.
 *
 * <p><b>In</b>: the topics {@code baselines}, {@code service-calls} and {@code control}.
 * <b>Out</b>: {@code anomaly-alerts}, compacted by alert id, and {@code episodes}, compacted by
 * episode id. <b>State</b>: per series {@code alert-progress}, only while something is pending or
 * firing; per tenant its open episodes and the calls between its services. <b>Time</b>: event time;
 * a coarse timer per series that is pending or firing ends what has no data any more.
 * <b>Failure</b>: ids are a function of series, rule and start, so that a repeated window repeats
 * the same revision. Slices do not come again: what was only suspected before a failure is neither
 * confirmed nor withdrawn when its window proves usual after it.
 */
package io.foretide.anomaly;
