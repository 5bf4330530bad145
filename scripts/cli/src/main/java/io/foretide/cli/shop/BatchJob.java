package io.foretide.cli.shop;

import java.util.Optional;

/**
 * A job that calls its own service at a rate of its own, whatever visitors do, and waits long.
 *
 * @param occasion when it runs
 * @param rate requests per second while it runs
 * @param medianMillis median duration of its requests, milliseconds
 */
record BatchJob(Occasion occasion, double rate, double medianMillis) {
  /** Beside a peak of visitors at the gateway. */
  private static final double RATE_OF_PEAK = 0.3;

  private static final double MEDIAN_MILLIS = 150;

  /** The batch job of a service. */
  static Optional<BatchJob> of(ShopSettings settings, ShopService service) {
    return new OccasionPlan(settings)
        .of(OccasionKind.BATCH_JOB)
        .filter(occasion -> occasion.service().equals(service.name()))
        .map(
            occasion ->
                new BatchJob(
                    occasion, RATE_OF_PEAK * settings.peakRequestsPerSecond(), MEDIAN_MILLIS));
  }

  /** Its requests per second in the minute that starts at {@code millis}. */
  double requestsPerSecond(long millis) {
    return occasion.covers(millis) ? rate : 0;
  }

  /** Its minute. */
  BatchMinute minute(long millis, Dice dice) {
    double requestsPerSecond = requestsPerSecond(millis);
    return requestsPerSecond == 0
        ? new BatchMinute(occasion.operation(), 0, new LatencyMixture(medianMillis))
        : new BatchMinute(
            occasion.operation(),
            dice.poisson(60 * requestsPerSecond),
            new LatencyMixture(medianMillis * dice.between(0.9, 1.1)));
  }
}
