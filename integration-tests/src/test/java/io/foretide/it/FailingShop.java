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
import java.util.stream.IntStream;

/**
 * Three services with a daily season, window by window and without end. Of a service that fails, a
 * fifth of what it serves does, and of its single requests all.
 */
final class FailingShop {
  static final String TENANT = "it";
  static final int EIGHT_DAYS = 8 * 288;

  private static final long WIDTH = Duration.ofMinutes(5).toMillis();
  private static final Instant ANY_MONDAY = Instant.parse("2026-01-05T00:00:00Z");
  private static final List<String> SERVICES = List.of("checkout", "catalog", "search");
  private static final double USUAL_ERRORS = 0.004;
  private static final double MANY_ERRORS = 0.2;
  private static final double LATENCY_MILLIS = 80;

  private final Random random;
  private final long startMillis;
  private final Set<String> failing = new HashSet<>();
  private int window;

  FailingShop(long seed) {
    this(seed, ANY_MONDAY);
  }

  private FailingShop(long seed, Instant start) {
    this.random = new Random(seed);
    this.startMillis = start.toEpochMilli();
  }

  /** One whose next eight days end within ten minutes from a time on. */
  static FailingShop upTo(long seed, Instant time) {
    long end = (time.toEpochMilli() / WIDTH + 2) * WIDTH;
    return new FailingShop(seed, Instant.ofEpochMilli(end - EIGHT_DAYS * WIDTH));
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

  /**
   * Of the next window the single requests of one service, and nothing else.
   *
   * @param part how much of the window, from its start on, 0..1
   */
  List<TelemetryReading> requests(String service, double part) {
    SeriesKey operation = new SeriesKey(TENANT, service, "GET /", "");
    double errors = failing.contains(service) ? 1 : USUAL_ERRORS;
    int requests = (int) around(usualRequests());
    long start = nowMillis();
    window++;
    return IntStream.range(0, (int) (part * requests))
        .mapToObj(
            i ->
                TelemetryReading.request(
                    start + i * WIDTH / requests,
                    operation,
                    LATENCY_MILLIS,
                    random.nextDouble() < errors,
                    ""))
        .toList();
  }

  /** End of the last window whose readings were made, milliseconds since the epoch. */
  long nowMillis() {
    return startMillis + window * WIDTH;
  }

  private void add(List<TelemetryReading> readings, String service, double errors) {
    double requests = around(usualRequests());
    double failed = Math.max(0, around(requests * errors));
    SeriesKey served = series(service, Signals.REQUESTS);
    SeriesKey failing = series(service, Signals.ERRORS);
    readings.add(TelemetryReading.sample(Kind.COUNT, nowMillis(), served, requests, 0));
    readings.add(
        TelemetryReading.sample(Kind.GAUGE, nowMillis(), failing, failed / requests, requests));
  }

  private double usualRequests() {
    return 3000 * (1 + 0.4 * Math.sin(2 * Math.PI * (window % 288) / 288));
  }

  private double around(double mean) {
    return Math.rint(mean + Math.sqrt(mean) * random.nextGaussian());
  }
}
