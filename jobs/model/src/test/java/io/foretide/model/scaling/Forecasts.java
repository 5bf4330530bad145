package io.foretide.model.scaling;

import io.foretide.model.series.HorizonForecast;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.ServiceKey;
import io.foretide.model.series.SignalKind;
import io.foretide.model.series.Signals;
import io.foretide.model.series.Trust;
import java.time.Instant;
import java.util.Arrays;

/** Forecasts of one-minute steps, given as requests per second. */
final class Forecasts {
  static final long MINUTE = 60_000;
  static final long START = Instant.parse("2026-03-02T14:05:00Z").toEpochMilli();
  static final ServiceKey CHECKOUT = new ServiceKey("shop", "checkout");

  /** At 0.025, 0.05, 0.5, 0.95, 0.975, 0.99, 0.999: parts of the 0.99 quantile. */
  private static final double[] PARTS = {0.3, 0.35, 0.5, 0.8, 0.9, 1, 1.5};

  private Forecasts() {}

  /** The same p99 for an hour. */
  static HorizonForecast flat(long originMillis, double current, double p99) {
    double[] steps = new double[60];
    Arrays.fill(steps, p99);
    return of(originMillis, current, Trust.TRAINED, steps);
  }

  /** Current demand and the p99 of each step. */
  static HorizonForecast of(long originMillis, double current, Trust trust, double... p99) {
    double[] mean = new double[p99.length];
    double[] quantiles = new double[p99.length * PARTS.length];
    for (int step = 0; step < p99.length; step++) {
      mean[step] = 0.5 * p99[step] * 60;
      for (int level = 0; level < PARTS.length; level++) {
        quantiles[step * PARTS.length + level] = PARTS[level] * p99[step] * 60;
      }
    }
    return new HorizonForecast(
        new SeriesKey("shop", "checkout", "", Signals.REQUESTS),
        originMillis,
        MINUTE,
        SignalKind.COUNT,
        current * 60,
        mean,
        quantiles,
        trust,
        0.95);
  }

  /** 5 requests per second a replica, ready after 15 minutes, decided every 5. */
  static WorkloadPolicy policy(int minReplicas, int maxReplicas, long stabilizationMinutes) {
    return new WorkloadPolicy(
        5,
        15 * MINUTE,
        0.01,
        minReplicas,
        maxReplicas,
        stabilizationMinutes * MINUTE,
        5 * MINUTE,
        30 * MINUTE);
  }
}
