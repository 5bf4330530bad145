package io.foretide.it;

import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.TelemetryReading;
import io.foretide.model.series.TelemetryReading.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Requests and samples of three services, minute by minute, in the order of their arrival: up to
 * three seconds out of order, never late. Service {@code idle} pauses in the minutes 4 to 6, and
 * {@code busy} may have most of all requests.
 *
 * <p>Sampled values are multiples of an eighth, so that their sums are exact in whatever order.
 */
final class RequestLog {
  static final String TENANT = "it";
  static final long MINUTE = Duration.ofMinutes(1).toMillis();
  static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

  private static final String HOT = "busy";
  private static final List<String> SERVICES = List.of(HOT, "steady", "idle");
  private static final List<String> OPERATIONS = List.of("GET /items", "POST /items");
  private static final int REQUESTS = 60;
  private static final int LARGEST_DELAY_MILLIS = 3000;

  private final Random random;
  private final int hotRequests;

  RequestLog(long seed) {
    this(seed, REQUESTS);
  }

  /**
   * @param hotRequests how many of the requests of a minute are those of service {@code busy}
   */
  RequestLog(long seed, int hotRequests) {
    random = new Random(seed);
    this.hotRequests = hotRequests;
  }

  private record Arrival(long millis, TelemetryReading reading) {}

  /** The readings of the minutes {@code [from, to)}; call with minutes that go on. */
  List<TelemetryReading> minutes(int from, int to) {
    List<Arrival> arrivals = new ArrayList<>();
    for (int minute = from; minute < to; minute++) {
      for (String service : SERVICES) {
        if (!service.equals("idle") || minute < 4 || minute > 6) {
          addMinute(arrivals, service, START.toEpochMilli() + minute * MINUTE);
        }
      }
    }
    arrivals.sort(Comparator.comparingLong(Arrival::millis));
    return arrivals.stream().map(Arrival::reading).toList();
  }

  /** The same reading at another time. */
  static TelemetryReading shifted(TelemetryReading reading, Duration by) {
    return new TelemetryReading(
        reading.kind(),
        reading.eventTimeMillis() + by.toMillis(),
        reading.series(),
        reading.value(),
        reading.weight(),
        reading.failed(),
        reading.callerService());
  }

  private void addMinute(List<Arrival> arrivals, String service, long start) {
    int requests = service.equals(HOT) ? hotRequests : REQUESTS;
    for (int i = 0; i < requests; i++) {
      // Every operation has requests in every minute, so that none falls silent by chance.
      SeriesKey series = new SeriesKey(TENANT, service, OPERATIONS.get(i % OPERATIONS.size()), "");
      double millis = Math.rint(1000 * 20 * Math.exp(0.5 * random.nextGaussian())) / 1000;
      boolean failed = random.nextInt(20) == 0;
      arrive(arrivals, TelemetryReading.request(within(start), series, millis, failed, "edge"));
    }
    for (int i = 0; i < 4; i++) {
      arrive(arrivals, sample(Kind.COUNT, start, service, "orders", random.nextInt(50)));
      arrive(arrivals, sample(Kind.GAUGE, start, service, "queue", random.nextInt(800) / 8.0));
    }
  }

  private TelemetryReading sample(
      Kind kind, long start, String service, String signal, double value) {
    return TelemetryReading.sample(
        kind, within(start), new SeriesKey(TENANT, service, "", signal), value, 0);
  }

  private long within(long start) {
    return start + random.nextInt((int) MINUTE);
  }

  private void arrive(List<Arrival> arrivals, TelemetryReading reading) {
    long delay = random.nextInt(LARGEST_DELAY_MILLIS);
    arrivals.add(new Arrival(reading.eventTimeMillis() + delay, reading));
  }
}
