package io.foretide.cli.shop;

import java.util.Optional;

/** Turns the demand on one service into its minute: own noise, replicas, load and its cost. */
final class ServiceLoad {
  /** How much a full service slows down: 1 + 0.35 / 0.08, about five times. */
  private static final double QUEUEING = 0.35;

  private static final double QUEUEING_LIMIT = 1.08;

  /** Share of requests beyond the capacity that fails. */
  private static final double OVERLOAD_ERRORS = 0.03;

  private static final double IDLE_SATURATION = 0.04;
  private static final double SATURATION_NOISE = 0.012;

  /** Minute-to-minute over-dispersion of counts, on top of Poisson. */
  private static final double COUNT_NOISE = 0.03;

  private final ShopService service;
  private final ReplicaRule replicas;
  private final Dice dice;
  private final AutocorrelatedNoise traffic;
  private final AutocorrelatedNoise latency;
  private final AutocorrelatedNoise errors;
  private final Optional<BatchJob> batchJob;

  ServiceLoad(ShopSettings settings, ShopService service, Dice dice) {
    this.service = service;
    batchJob = BatchJob.of(settings, service);
    this.dice = dice;
    replicas = new ReplicaRule(service.replicaCapacity());
    traffic = new AutocorrelatedNoise(0.85, 0.03, dice);
    latency = new AutocorrelatedNoise(0.9, 0.04, dice);
    errors = new AutocorrelatedNoise(0.95, 0.15, dice);
  }

  /** The service's own factor on its traffic in the next minute. */
  double trafficNoise() {
    return traffic.next(dice);
  }

  /**
   * The minute that starts at {@code startMillis}, from what reaches the service at {@code index}.
   */
  ServiceMinute minute(long startMillis, int index, TrafficFlow flow, Disturbance disturbance) {
    double visitors = flow.requestsPerSecond(index);
    double requestsPerSecond =
        visitors + batchJob.map(job -> job.requestsPerSecond(startMillis)).orElse(0.0);
    if (replicas.isNew()) {
      replicas.observe(requestsPerSecond);
    }
    int ready = replicas.ready();
    double utilisation = requestsPerSecond / (ready * service.replicaCapacity());
    if (!disturbance.silent()) {
      replicas.observe(requestsPerSecond);
    }
    return new ServiceMinute(
        service,
        startMillis,
        dice.poisson(visitors * 60 * (1 + COUNT_NOISE * dice.gaussian())),
        errorShare(flow.errors(index), utilisation),
        new LatencyMixture(
            service.medianMillis()
                * flow.latency(index)
                * queueing(utilisation)
                * latency.next(dice)),
        saturation(utilisation + disturbance.saturation()),
        ready,
        disturbance.silent(),
        flow.callerShares(index),
        batchJob.map(job -> job.minute(startMillis, dice)).orElse(BatchMinute.NONE));
  }

  private double errorShare(double incidents, double utilisation) {
    double everyday = service.errorShare() * errors.next(dice);
    double overload = OVERLOAD_ERRORS * Math.max(0, utilisation - 1);
    return Math.min(1, everyday + overload + incidents);
  }

  private double saturation(double utilisation) {
    double measured =
        IDLE_SATURATION
            + (1 - IDLE_SATURATION) * Math.min(1, utilisation)
            + SATURATION_NOISE * dice.gaussian();
    return Math.min(1, Math.max(0, measured));
  }

  private static double queueing(double utilisation) {
    double bounded = Math.min(1, utilisation);
    return 1 + QUEUEING * bounded * bounded * bounded / (QUEUEING_LIMIT - bounded);
  }
}
