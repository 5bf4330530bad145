package io.foretide.it;

import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.Signals;
import io.foretide.model.series.TelemetryReading;
import io.foretide.model.series.TelemetryReading.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Ten days of three services with a daily season, in order of event time.
 *
 * <pre>
 *   checkout  ──────────────────────────── day 9, 10:00–11:00: a fifth of the requests fails
 *   catalog   ──────────────────────────── day 9, 15:00–16:00: nothing at all
 *   search    ── samples ── … ── the last three hours as single requests
 * </pre>
 */
final class SmallShop {
  static final String TENANT = "it";
  static final long WIDTH = Duration.ofMinutes(5).toMillis();
  static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
  static final Instant BURST = START.plus(Duration.ofHours(9 * 24 + 10));
  static final Instant OUTAGE = START.plus(Duration.ofHours(9 * 24 + 15));
  static final int WINDOWS = 10 * 288;
  static final int RAW_WINDOWS = 36;

  private static final Duration INCIDENT = Duration.ofHours(1);
  private static final double USUAL_ERRORS = 0.004;
  private static final double BURST_ERRORS = 0.2;
  private static final double P95_MILLIS = 100;
  private static final double SIGMA = 0.35;

  private final Random random;
  private final List<TelemetryReading> readings = new ArrayList<>();

  private SmallShop(long seed) {
    random = new Random(seed);
  }

  /** The readings that a seed makes. */
  static List<TelemetryReading> readings(long seed) {
    SmallShop shop = new SmallShop(seed);
    for (int window = 0; window < WINDOWS; window++) {
      long start = START.toEpochMilli() + window * WIDTH;
      shop.sample("checkout", start, 3000, during(BURST, start) ? BURST_ERRORS : USUAL_ERRORS);
      if (!during(OUTAGE, start)) {
        shop.sample("catalog", start, 6000, USUAL_ERRORS);
      }
      if (window < WINDOWS - RAW_WINDOWS) {
        shop.sample("search", start, 100, USUAL_ERRORS);
      } else {
        shop.requests("search", start, 100);
      }
    }
    return shop.readings;
  }

  private static boolean during(Instant incident, long millis) {
    return millis >= incident.toEpochMilli() && millis < incident.plus(INCIDENT).toEpochMilli();
  }

  private void sample(String service, long start, double base, double errors) {
    double requests = requestsOf(start, base);
    double failed = Math.max(0, Math.rint(around(requests * errors)));
    add(Kind.COUNT, service, Signals.REQUESTS, start, requests, 0);
    add(Kind.GAUGE, service, Signals.ERRORS, start, failed / requests, requests);
    double noise = Math.exp(0.08 * random.nextGaussian());
    add(Kind.GAUGE, service, Signals.LATENCY_P95, start, P95_MILLIS * noise, requests);
  }

  private void requests(String service, long start, double base) {
    int requests = (int) requestsOf(start, base);
    SeriesKey series = new SeriesKey(TENANT, service, "GET /search", "");
    for (int i = 0; i < requests; i++) {
      double millis = P95_MILLIS * Math.exp(SIGMA * (random.nextGaussian() - 1.645));
      boolean failed = random.nextDouble() < USUAL_ERRORS;
      readings.add(
          TelemetryReading.request(start + i * WIDTH / requests, series, millis, failed, ""));
    }
  }

  private double requestsOf(long start, double base) {
    double day = 2 * Math.PI * (start % 86_400_000L) / 86_400_000.0;
    return Math.max(1, Math.rint(around(base * (1 + 0.4 * Math.sin(day)))));
  }

  private double around(double mean) {
    return mean + Math.sqrt(mean) * random.nextGaussian();
  }

  private void add(
      Kind kind, String service, String signal, long start, double value, double weight) {
    SeriesKey series = new SeriesKey(TENANT, service, "", signal);
    readings.add(TelemetryReading.sample(kind, start, series, value, weight));
  }
}
