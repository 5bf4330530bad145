package io.foretide.windows;

import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.ServiceKey;
import io.foretide.model.series.TelemetryReading.Kind;
import io.foretide.model.series.WindowAccumulator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Turns the sums of one window of one service into the values of its series. Requests of the
 * operations are rolled up to the service. Where several sums speak of the same series, requests
 * win over counts and counts over gauges: the rawer is the truer.
 */
final class WindowRollup {
  private final ServiceKey service;
  private final long start;
  private final long end;
  private final Map<SeriesKey, SeriesWindow> gauges = new LinkedHashMap<>();
  private final Map<SeriesKey, SeriesWindow> counts = new LinkedHashMap<>();
  private final Map<SeriesKey, SeriesWindow> requests = new LinkedHashMap<>();
  private WindowAccumulator whole;

  WindowRollup(ServiceKey service, long start, long end) {
    this.service = service;
    this.start = start;
    this.end = end;
  }

  void add(SumKey key, byte[] sum) {
    WindowAccumulator accumulator = new WindowAccumulator(key.kind());
    accumulator.merge(sum);
    switch (key.kind()) {
      case GAUGE -> put(accumulator, key.operation(), key.signal(), gauges);
      case COUNT -> put(accumulator, key.operation(), key.signal(), counts);
      case REQUEST -> {
        if (whole == null) {
          whole = new WindowAccumulator(Kind.REQUEST);
        }
        whole.merge(accumulator);
        if (!key.operation().isEmpty()) {
          put(accumulator, key.operation(), key.signal(), requests);
        }
      }
    }
  }

  Map<SeriesKey, SeriesWindow> windows() {
    if (whole != null) {
      put(whole, "", "", requests);
    }
    Map<SeriesKey, SeriesWindow> all = new LinkedHashMap<>(requests);
    counts.forEach(all::putIfAbsent);
    gauges.forEach(all::putIfAbsent);
    return all;
  }

  private void put(
      WindowAccumulator accumulator,
      String operation,
      String signal,
      Map<SeriesKey, SeriesWindow> into) {
    SeriesKey series = new SeriesKey(service.tenant(), service.service(), operation, signal);
    accumulator.emit(series, start, end, window -> into.put(window.key(), window));
  }
}
