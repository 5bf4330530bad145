package io.foretide.cli.shop;

import io.foretide.model.series.Signals;
import io.foretide.model.series.TelemetryReading;
import io.foretide.model.series.TelemetryReading.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A whole traffic, rolled up to service level by minute of event time; NaN where nothing is said.
 */
final class Recording {
  final ShopSettings settings;
  final ShopTruth truth;
  final Map<Fault, Integer> faults = new EnumMap<>(Fault.class);
  long records;

  private final Map<String, double[]> series = new TreeMap<>();
  private final Map<String, RawMinute> rawMinutes = new TreeMap<>();

  Recording(ShopSettings settings) {
    this.settings = settings;
    ShopTraffic traffic = new ShopTraffic(settings);
    truth = traffic.truth();
    for (ShopRecord shopRecord : traffic) {
      records++;
      faults.merge(shopRecord.fault(), 1, Integer::sum);
      if (shopRecord.fault() == Fault.NONE || shopRecord.fault() == Fault.LATE) {
        add(shopRecord.reading());
      }
    }
    rawMinutes.values().forEach(this::rollUp);
  }

  /** Values of a service's signal, one per minute. */
  double[] of(String service, String signal) {
    return series.computeIfAbsent(
        service + " " + signal,
        any -> {
          double[] values = new double[settings.totalMinutes()];
          Arrays.fill(values, Double.NaN);
          return values;
        });
  }

  /** Mean of the values from one event time to another; gaps do not count, or count as zero. */
  double mean(String service, String signal, long fromMillis, long toMillis, boolean gapIsZero) {
    double[] values = of(service, signal);
    double sum = 0;
    int count = 0;
    for (int minute = minute(fromMillis); minute < minute(toMillis); minute++) {
      if (!Double.isNaN(values[minute])) {
        sum += values[minute];
        count++;
      } else if (gapIsZero) {
        count++;
      }
    }
    return sum / count;
  }

  int minute(long millis) {
    return (int) ((millis - settings.startMillis()) / ShopSettings.WINDOW_MILLIS);
  }

  private void add(TelemetryReading reading) {
    int minute = minute(reading.eventTimeMillis());
    if (reading.kind() == Kind.REQUEST) {
      rawMinutes
          .computeIfAbsent(
              reading.series().service() + " " + minute,
              any -> new RawMinute(reading.series().service(), minute))
          .add(reading);
    } else {
      of(reading.series().service(), reading.series().signal())[minute] = reading.value();
    }
  }

  private void rollUp(RawMinute raw) {
    double[] durations = raw.durations.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    of(raw.service, Signals.REQUESTS)[raw.minute] = durations.length;
    of(raw.service, Signals.ERRORS)[raw.minute] = (double) raw.failed / durations.length;
    of(raw.service, Signals.LATENCY_P50)[raw.minute] = quantile(durations, 0.50);
    of(raw.service, Signals.LATENCY_P95)[raw.minute] = quantile(durations, 0.95);
    of(raw.service, Signals.LATENCY_P99)[raw.minute] = quantile(durations, 0.99);
  }

  /** The element of rank floor(level (n - 1)), as sketches define it. */
  static double quantile(double[] sorted, double level) {
    return sorted[(int) (level * (sorted.length - 1))];
  }

  private static final class RawMinute {
    private final String service;
    private final int minute;
    private final List<Double> durations = new ArrayList<>();
    private int failed;

    RawMinute(String service, int minute) {
      this.service = service;
      this.minute = minute;
    }

    void add(TelemetryReading reading) {
      durations.add(reading.value());
      failed += reading.failed() ? 1 : 0;
    }
  }
}
