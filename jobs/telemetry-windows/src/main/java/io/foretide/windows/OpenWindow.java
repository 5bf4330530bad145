package io.foretide.windows;

import io.foretide.model.series.TelemetryReading;

/**
 * Key of a sum in the state {@code open-windows}.
 *
 * @param start start of the window, milliseconds since the epoch
 * @param operation operation of the service; empty for the service as a whole
 * @param signal the metric; empty for requests
 * @param kind how the readings add up
 */
public record OpenWindow(long start, String operation, String signal, TelemetryReading.Kind kind) {}
