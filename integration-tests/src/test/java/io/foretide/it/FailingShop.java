package io.foretide.it;

import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.Signals;
import io.foretide.model.series.TelemetryReading;
import io.foretide.model.series.TelemetryReading.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Three services with a daily season, window by window and without end. Of a service that fails, a
 * fifth of what it serves does.
 */
final class FailingShop {
  static final String TENANT = "it";
  static final int EIGHT_DAYS = 8 * 288;

  private static final long WIDTH = Duration.ofMinutes(5).toMillis();
  private static final long START = Instant.parse("2026-01-05T00:00:00Z").toEpochMilli();
  private static final List<String> SERVICES = List.of("checkout", "catalog", "search");
  private static final double USUAL_ERRORS = 0.004;
  private static final double MANY_ERRORS = 0.2;

  private final Random random;
  private final Set<String> failing = new HashSet<>();
  private int window;

  FailingShop(long seed) {
    random = new Random(seed);
  }

  static SeriesKey series(String service, String signal) {
    return new SeriesKey(TENANT, service, "", signal);
  }

  /** Lets a service fail from the next window on. */
  void fail(String service) {
    failing.add(service);
  }

  /** The readings of the next windows. */
  List<TelemetryReading> next(int windows) {
    List<TelemetryReading> readings = new ArrayList<>();
    for (int end = window + windows; window < end; window++) {
      for (String service : SERVICES) {
        add(readings, service, failing.contains(service) ? MANY_ERRORS : USUAL_ERRORS);
      }
    }
    return readings;
  }

  /** End of the last window whose readings were made, milliseconds since the epoch. */
  long nowMillis() {
    return START + window * WIDTH;
  }

  private void add(List<TelemetryReading> readings, String service, double errors) {
    double season = 1 + 0.4 * Math.sin(2 * Math.PI * (window % 288) / 288);
    double requests = around(3000 * season);
    double failed = Math.max(0, around(requests * errors));
    SeriesKey served = series(service, Signals.REQUESTS);
    SeriesKey failing = series(service, Signals.ERRORS);
    readings.add(TelemetryReading.sample(Kind.COUNT, nowMillis(), served, requests, 0));
    readings.add(
        TelemetryReading.sample(Kind.GAUGE, nowMillis(), failing, failed / requests, requests));
  }

  private double around(double mean) {
    return Math.rint(mean + Math.sqrt(mean) * random.nextGaussian());
  }
}
