package io.foretide.soak;

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
 * Telemetry of many services with a daily season and incidents, a window at a time. A window is
 * made by the seed and its number alone, so that it is the same whenever it is asked for.
 *
 * <p>Services of even number report samples, those of odd number single requests. Sampled values
 * are multiples of an eighth, so that their sums are exact in whatever order.
 */
public final class SoakTraffic {
  /** The one tenant. */
  public static final String TENANT = "soak";

  /** Width of the windows, milliseconds. */
  public static final long WIDTH = Duration.ofMinutes(5).toMillis();

  /** A Monday so long ago that no soak gets to the time at which it runs. */
  static final Instant START = Instant.parse("2018-01-01T00:00:00Z");

  static final int WINDOWS_A_DAY = 288;

  private static final int INCIDENT_WINDOWS = 12;
  private static final List<String> OPERATIONS = List.of("GET /items", "POST /items");

  private final long seed;
  private final int services;

  /** The traffic that a seed makes of a number of services. */
  public SoakTraffic(long seed, int services) {
    this.seed = seed;
    this.services = services;
  }

  /** Start of a window. */
  public static long start(int window) {
    return START.toEpochMilli() + window * WIDTH;
  }

  /** The readings of a window, in the order of event time for each service. */
  public List<TelemetryReading> window(int window) {
    List<TelemetryReading> readings = new ArrayList<>();
    for (int service = 0; service < services; service++) {
      Random random = random(service, window);
      if (service % 2 == 0) {
        addSamples(readings, service, window, random);
      } else {
        addRequests(readings, service, window, random);
      }
    }
    return readings;
  }

  private void addSamples(List<TelemetryReading> readings, int service, int window, Random random) {
    long start = start(window);
    double mean = 40 * (service + 2) * season(window);
    double factor = incident(service, window) ? 0.1 : 1;
    double requests = Math.max(0, Math.rint(factor * around(mean, random)));
    double saturation =
        Math.min(8, Math.rint(3 + 2 * season(window) + random.nextGaussian() / 4)) / 8;
    readings.add(sample(Kind.COUNT, start, service, Signals.REQUESTS, requests));
    readings.add(sample(Kind.GAUGE, start, service, Signals.SATURATION, Math.max(0, saturation)));
  }

  private void addRequests(
      List<TelemetryReading> readings, int service, int window, Random random) {
    long start = start(window);
    int requests = (int) Math.max(4, around(16 * season(window), random));
    double failures = incident(service, window) ? 0.5 : 0.01;
    for (int i = 0; i < requests; i++) {
      SeriesKey asked =
          new SeriesKey(TENANT, name(service), OPERATIONS.get(i % OPERATIONS.size()), "");
      double millis = Math.rint(1000 * 20 * Math.exp(0.5 * random.nextGaussian())) / 1000;
      readings.add(
          TelemetryReading.request(
              start + i * WIDTH / requests, asked, millis, random.nextDouble() < failures, "edge"));
    }
  }

  private static TelemetryReading sample(
      Kind kind, long start, int service, String signal, double value) {
    return TelemetryReading.sample(
        kind, start, new SeriesKey(TENANT, name(service), "", signal), value, 0);
  }

  /** An hour of every third day of a service, at a time of its own. */
  private boolean incident(int service, int window) {
    int day = window / WINDOWS_A_DAY;
    int within = window % WINDOWS_A_DAY;
    int first = random(service, -1 - day).nextInt(WINDOWS_A_DAY - INCIDENT_WINDOWS);
    return day > 1
        && (day + service) % 3 == 0
        && within >= first
        && within < first + INCIDENT_WINDOWS;
  }

  private static double season(int window) {
    return 1 + 0.4 * Math.sin(2 * Math.PI * (window % WINDOWS_A_DAY) / WINDOWS_A_DAY);
  }

  private static double around(double mean, Random random) {
    return mean + Math.sqrt(mean) * random.nextGaussian();
  }

  private Random random(int service, int window) {
    return new Random((seed * 1_000_003 + service) * 1_000_003 + window);
  }

  private static String name(int service) {
    return "service-" + service;
  }
}
