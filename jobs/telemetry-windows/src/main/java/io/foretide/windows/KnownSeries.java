package io.foretide.windows;

import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.ServiceKey;
import io.foretide.model.series.SignalKind;

/**
 * Key of the state {@code known-series}: a series of the service.
 *
 * @param operation operation of the service; empty for the service as a whole
 * @param signal what is measured
 * @param kind noise model of the signal
 */
public record KnownSeries(String operation, String signal, SignalKind kind) {

  static KnownSeries of(SeriesWindow window) {
    return new KnownSeries(window.key().operation(), window.key().signal(), window.kind());
  }

  SeriesKey key(ServiceKey service) {
    return new SeriesKey(service.tenant(), service.service(), operation, signal);
  }
}
