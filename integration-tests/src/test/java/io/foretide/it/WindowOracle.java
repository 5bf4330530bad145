package io.foretide.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.TelemetryReading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the windows of a log must be: a plain replay in one thread that shares no code with the
 * jobs. Quantiles are exact here and within 1 % there.
 */
final class WindowOracle {
  private static final double SKETCH_ACCURACY = 0.0101;

  private final long width;

  /** Readings of one sum by window; what they are of is written out in the key. */
  private final TreeMap<String, TreeMap<Long, List<TelemetryReading>>> readings = new TreeMap<>();

  WindowOracle(long width) {
    this.width = width;
  }

  void add(List<TelemetryReading> log) {
    for (TelemetryReading reading : log) {
      switch (reading.kind()) {
        case REQUEST -> {
          add("requests", "", reading);
          add("requests", reading.series().operation(), reading);
        }
        case COUNT ->
            add("count " + reading.series().signal(), reading.series().operation(), reading);
        case GAUGE ->
            add("gauge " + reading.series().signal(), reading.series().operation(), reading);
      }
    }
  }

  private void add(String what, String operation, TelemetryReading reading) {
    long window = reading.eventTimeMillis() - reading.eventTimeMillis() % width;
    readings
        .computeIfAbsent(
            reading.series().service() + "|" + operation + "|" + what, key -> new TreeMap<>())
        .computeIfAbsent(window, start -> new ArrayList<>())
        .add(reading);
  }

  /** Values by {@code service|operation|signal}, in the order of the windows. */
  private Map<String, Map<Long, Double>> expected() {
    Map<String, Map<Long, Double>> expected = new TreeMap<>();
    readings.forEach(
        (key, windows) -> {
          String series = key.substring(0, key.lastIndexOf('|') + 1);
          String what = key.substring(series.length());
          for (long start = windows.firstKey(); start <= windows.lastKey(); start += width) {
            List<TelemetryReading> in = windows.getOrDefault(start, List.of());
            for (Map.Entry<String, Double> value : values(what, in).entrySet()) {
              expected
                  .computeIfAbsent(series + value.getKey(), s -> new TreeMap<>())
                  .put(start, value.getValue());
            }
          }
        });
    return expected;
  }

  private static Map<String, Double> values(String what, List<TelemetryReading> in) {
    double sum = in.stream().mapToDouble(TelemetryReading::value).sum();
    if (what.startsWith("count ")) {
      return Map.of(what.substring(6), sum);
    }
    if (what.startsWith("gauge ")) {
      return Map.of(what.substring(6), in.isEmpty() ? Double.NaN : sum / in.size());
    }
    long failed = in.stream().filter(TelemetryReading::failed).count();
    double errors = in.isEmpty() ? Double.NaN : (double) failed / in.size();
    List<Double> sorted = new ArrayList<>(in.stream().map(TelemetryReading::value).toList());
    Collections.sort(sorted);
    return Map.of(
        "requests", (double) in.size(),
        "errors", errors,
        "latency.p50", quantile(sorted, 0.5),
        "latency.p95", quantile(sorted, 0.95),
        "latency.p99", quantile(sorted, 0.99));
  }

  private static double quantile(List<Double> sorted, double level) {
    return sorted.isEmpty() ? Double.NaN : sorted.get((int) (level * (sorted.size() - 1)));
  }

  /** Compares what was written, in the order of each key: nothing lost, doubled or changed. */
  void requireEqual(List<SeriesWindow> written) {
    Map<String, List<SeriesWindow>> bySeries = new HashMap<>();
    for (SeriesWindow window : written) {
      String series =
          String.join("|", window.key().service(), window.key().operation(), window.key().signal());
      bySeries.computeIfAbsent(series, s -> new ArrayList<>()).add(window);
    }
    Map<String, Map<Long, Double>> expected = expected();
    assertThat(new TreeSet<>(bySeries.keySet())).isEqualTo(expected.keySet());
    expected.forEach(
        (series, windows) -> {
          assertThat(bySeries.get(series).stream().map(SeriesWindow::startMillis))
              .as("windows of %s", series)
              .containsExactlyElementsOf(windows.keySet());
          bySeries
              .get(series)
              .forEach(window -> requireEqual(window, windows.get(window.startMillis())));
        });
  }

  private static void requireEqual(SeriesWindow window, Double expected) {
    if (window.key().signal().startsWith("latency.") && !expected.isNaN()) {
      assertThat(window.value())
          .as("%s", window)
          .isCloseTo(expected, within(SKETCH_ACCURACY * expected));
    } else {
      assertThat(window.value()).as("%s", window).isEqualTo(expected);
    }
  }
}
