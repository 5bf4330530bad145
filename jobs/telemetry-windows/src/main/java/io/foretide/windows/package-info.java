/**
 * The job telemetry-windows: raw readings in, one value per series and window out.
 *
 * <pre>
 *                                        ┌─ which windows have readings, to all ─────────┐
 *   telemetry ──▶ fold (in memory,  ─────┴─▶ keyBy tenant ──▶ quota ──▶ keyBy service ──▶ close windows ──▶ series-windows
 *                   │ before the shuffle)                                                   │
 *                   └─ rejected ─▶ dead-letters                                             └─ late ─▶ dead-letters
 * </pre>
 *
 * <p><b>In</b>: the topic {@code telemetry}, any key. <b>Out</b>: {@code series-windows}, exactly
 * one record per series and window; {@code dead-letters}. <b>State</b>: per service the open
 * windows, the series it is known to have and when it closes next, and what is usual of it in the
 * hours of a week (700 bytes a signal, touched once an hour); per tenant its admitted series.
 * <b>Time</b>: event time; a window closes once the watermark has passed its end by the allowed
 * lateness. A partition without readings is idle after a while in which brokers answered; behind
 * the fold nothing is. <b>Failure</b>: nothing in a record can fail the job; what is folded in
 * memory is handed on before every checkpoint.
 */
package io.foretide.windows;
