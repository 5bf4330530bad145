package io.foretide.soak;

import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.Signals;
import io.foretide.model.series.TelemetryReading;
import io.foretide.model.series.TelemetryReading.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the windows of a log must be: a plain replay in one thread that shares no code with the
 * jobs. Quantiles are exact here and within 1 % there.
 */
public final class WindowOracle {
  private static final double SKETCH_ACCURACY = 0.0101;

  private final long width;
  private final Map<Sum, TreeMap<Long, List<TelemetryReading>>> readings = new LinkedHashMap<>();

  /** Of the readings so far; null until it is asked for. */
  private Map<WindowPlace, Double> expected;

  /** An oracle of windows of {@code width} milliseconds. */
  public WindowOracle(long width) {
    this.width = width;
  }

  /** What readings add up to: requests to the service and to its operation. */
  private record Sum(SeriesKey of, Kind kind) {}

  /** The window of a series. */
  public record WindowPlace(SeriesKey series, long position) implements Differences.Place {}

  /** Takes readings of the log. */
  public void add(List<TelemetryReading> log) {
    log.forEach(this::add);
  }

  /** Takes a reading of the log. */
  void add(TelemetryReading reading) {
    expected = null;
    SeriesKey of = reading.series();
    add(new Sum(of, reading.kind()), reading);
    if (reading.kind() == Kind.REQUEST && !of.operation().isEmpty()) {
      add(new Sum(new SeriesKey(of.tenant(), of.service(), "", ""), Kind.REQUEST), reading);
    }
  }

  private void add(Sum sum, TelemetryReading reading) {
    long window = Math.floorDiv(reading.eventTimeMillis(), width) * width;
    readings
        .computeIfAbsent(sum, key -> new TreeMap<>())
        .computeIfAbsent(window, start -> new ArrayList<>())
        .add(reading);
  }

  /**
   * Compares windows, those included that are silent between the first and the last of a series.
   *
   * @param written in the order of each partition
   */
  public Differences compare(List<SeriesWindow> written) {
    List<Map.Entry<WindowPlace, Double>> places = new ArrayList<>();
    for (SeriesWindow window : written) {
      places.add(Map.entry(new WindowPlace(window.key(), window.startMillis()), window.value()));
    }
    return Differences.between(expected(), places, WindowOracle::same);
  }

  private static boolean same(WindowPlace place, Double wanted, Double value) {
    return (place.series().signal().startsWith("latency.") && !wanted.isNaN())
        ? Math.abs(value - wanted) <= SKETCH_ACCURACY * wanted
        : wanted.equals(value);
  }

  /** What had to be, silent windows included. */
  Map<WindowPlace, Double> expected() {
    if (expected == null) {
      expected = sums();
    }
    return expected;
  }

  private Map<WindowPlace, Double> sums() {
    Map<WindowPlace, Double> all = new LinkedHashMap<>();
    readings.forEach(
        (sum, windows) -> {
          for (long start = windows.firstKey(); start <= windows.lastKey(); start += width) {
            long at = start;
            values(sum, windows.getOrDefault(start, List.of()))
                .forEach((series, value) -> all.put(new WindowPlace(series, at), value));
          }
        });
    return all;
  }

  private static Map<SeriesKey, Double> values(Sum sum, List<TelemetryReading> in) {
    double total = in.stream().mapToDouble(TelemetryReading::value).sum();
    return switch (sum.kind()) {
      case COUNT -> Map.of(sum.of(), total);
      case GAUGE -> Map.of(sum.of(), in.isEmpty() ? Double.NaN : total / in.size());
      case REQUEST -> requests(sum.of(), in);
    };
  }

  private static Map<SeriesKey, Double> requests(SeriesKey of, List<TelemetryReading> in) {
    long failed = in.stream().filter(TelemetryReading::failed).count();
    List<Double> sorted = new ArrayList<>(in.stream().map(TelemetryReading::value).toList());
    Collections.sort(sorted);
    return Map.of(
        of.ofSignal(Signals.REQUESTS), (double) in.size(),
        of.ofSignal(Signals.ERRORS), in.isEmpty() ? Double.NaN : (double) failed / in.size(),
        of.ofSignal(Signals.LATENCY_P50), quantile(sorted, 0.5),
        of.ofSignal(Signals.LATENCY_P95), quantile(sorted, 0.95),
        of.ofSignal(Signals.LATENCY_P99), quantile(sorted, 0.99));
  }

  private static double quantile(List<Double> sorted, double level) {
    return sorted.isEmpty() ? Double.NaN : sorted.get((int) (level * (sorted.size() - 1)));
  }
}
