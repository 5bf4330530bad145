package io.foretide.cli.shop;

import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.Signals;
import io.foretide.model.series.TelemetryReading;
import io.foretide.model.series.TelemetryReading.Kind;
import java.util.function.Consumer;

/**
 * What one service's metrics say of a minute, without drawing its requests one by one.
 *
 * <p>Failures are binomial. The sample percentiles of {@code n} durations are the order statistics
 * of ranks {@code floor(p (n - 1)) + 1}: the spacings between ordered uniforms are gamma over their
 * sum, so three percentiles that fit together cost four gamma draws and are distributed exactly as
 * those of {@code n} drawn durations. Source: Devroye (1986), chapter V.3.
 */
final class MetricSamples {
  private static final double[] LEVELS = {0.50, 0.95, 0.99};
  private static final int SCRAPE_SPACING_MILLIS = 5_000;

  private final Dice dice;
  private final int offsetMillis;
  private final SeriesKey requests;
  private final SeriesKey errors;
  private final SeriesKey[] latencies;
  private final SeriesKey saturation;
  private final SeriesKey replicas;

  /**
   * Metrics of a service.
   *
   * @param position place of the service in the call graph; services are scraped one after another
   */
  MetricSamples(ShopService service, int position, Dice dice) {
    this.dice = dice;
    offsetMillis = position * SCRAPE_SPACING_MILLIS;
    requests = key(service, Signals.REQUESTS);
    errors = key(service, Signals.ERRORS);
    latencies =
        new SeriesKey[] {
          key(service, Signals.LATENCY_P50),
          key(service, Signals.LATENCY_P95),
          key(service, Signals.LATENCY_P99)
        };
    saturation = key(service, Signals.SATURATION);
    replicas = key(service, Signals.REPLICAS);
  }

  /** Saturation and replicas, which a service always reports. */
  void standing(ServiceMinute minute, Consumer<TelemetryReading> out) {
    out.accept(gauge(minute, saturation, minute.saturation(), 0));
    out.accept(gauge(minute, replicas, minute.replicas(), 0));
  }

  /** Count, error share and latency percentiles; only a zero count without requests. */
  void requests(ServiceMinute minute, Consumer<TelemetryReading> out) {
    if (minute.silent()) {
      return;
    }
    int count = minute.requests();
    out.accept(
        TelemetryReading.sample(
            Kind.COUNT, minute.startMillis() + offsetMillis, requests, count, 0));
    if (count > 0) {
      double failed = dice.binomial(count, minute.errorShare());
      out.accept(gauge(minute, errors, failed / count, count));
      latencies(minute, out);
    }
  }

  private void latencies(ServiceMinute minute, Consumer<TelemetryReading> out) {
    int count = minute.requests();
    double[] below = new double[LEVELS.length];
    double sum = 0;
    int rank = 0;
    for (int i = 0; i < LEVELS.length; i++) {
      int next = (int) (LEVELS[i] * (count - 1)) + 1;
      sum += dice.gamma(next - rank);
      below[i] = sum;
      rank = next;
    }
    sum += dice.gamma(count + 1 - rank);
    for (int i = 0; i < LEVELS.length; i++) {
      double millis = minute.latency().quantile(below[i] / sum);
      out.accept(gauge(minute, latencies[i], millis, count));
    }
  }

  private TelemetryReading gauge(ServiceMinute minute, SeriesKey key, double value, double weight) {
    return TelemetryReading.sample(
        Kind.GAUGE, minute.startMillis() + offsetMillis, key, value, weight);
  }

  private static SeriesKey key(ShopService service, String signal) {
    return new SeriesKey(ShopTraffic.TENANT, service.name(), "", signal);
  }
}
