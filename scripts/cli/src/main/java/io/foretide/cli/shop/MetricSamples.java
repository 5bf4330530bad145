package io.foretide.cli.shop;

import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.Signals;
import io.foretide.model.series.TelemetryReading;
import io.foretide.model.series.TelemetryReading.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * What one service's metrics say of a minute, without drawing its requests one by one unless it
 * runs a batch job.
 *
 * <p>Failures are binomial. The sample percentiles of {@code n} durations are the order statistics
 * of ranks {@code floor(p (n - 1)) + 1}: the spacings between ordered uniforms are gamma over their
 * sum, so three percentiles that fit together cost four gamma draws and are distributed exactly as
 * those of {@code n} drawn durations. Source: Devroye (1986), chapter V.3.
 */
final class MetricSamples {
  private static final int SCRAPE_SPACING_MILLIS = 5_000;

  private final Dice dice;
  private final int offsetMillis;
  private final RequestSeries whole;
  private final RequestSeries batch;
  private final SeriesKey saturation;
  private final SeriesKey replicas;
  private final List<SeriesKey> keys = new ArrayList<>();

  /**
   * Metrics of a service.
   *
   * @param position place of the service in the call graph; services are scraped one after another
   * @param batchOperation operation of its batch job, which is told apart; empty without one
   */
  MetricSamples(ShopService service, int position, String batchOperation, Dice dice) {
    this.dice = dice;
    offsetMillis = position * SCRAPE_SPACING_MILLIS;
    whole = new RequestSeries(service, "");
    batch = new RequestSeries(service, batchOperation);
    saturation = new SeriesKey(ShopTraffic.TENANT, service.name(), "", Signals.SATURATION);
    replicas = saturation.ofSignal(Signals.REPLICAS);
    keys.add(saturation);
    keys.add(replicas);
    keys.addAll(whole.keys());
    if (!batchOperation.isEmpty()) {
      keys.addAll(batch.keys());
    }
  }

  /** All series that it may tell of. */
  List<SeriesKey> keys() {
    return keys;
  }

  /** Saturation and replicas, which a service always reports. */
  void standing(ServiceMinute minute, Consumer<TelemetryReading> out) {
    out.accept(
        TelemetryReading.sample(Kind.GAUGE, millis(minute), saturation, minute.saturation(), 0));
    out.accept(TelemetryReading.sample(Kind.GAUGE, millis(minute), replicas, minute.replicas(), 0));
  }

  /** Count, error share and latency percentiles; only a zero count without requests. */
  void requests(ServiceMinute minute, Consumer<TelemetryReading> out) {
    if (minute.silent()) {
      return;
    }
    if (minute.batch().requests() > 0) {
      withBatch(minute, out);
      return;
    }
    int count = minute.requests();
    if (count > 0) {
      double failed = dice.binomial(count, minute.errorShare());
      whole.some(millis(minute), count, failed, percentiles(minute), out);
    } else {
      whole.none(millis(minute), out);
    }
    if (!minute.batch().operation().isEmpty()) {
      batch.none(millis(minute), out);
    }
  }

  private double[] percentiles(ServiceMinute minute) {
    int count = minute.requests();
    double[] percentiles = new double[RequestSeries.LEVELS.length];
    double sum = 0;
    int rank = 0;
    for (int i = 0; i < percentiles.length; i++) {
      int next = (int) (RequestSeries.LEVELS[i] * (count - 1)) + 1;
      sum += dice.gamma(next - rank);
      percentiles[i] = sum;
      rank = next;
    }
    sum += dice.gamma(count + 1 - rank);
    for (int i = 0; i < percentiles.length; i++) {
      percentiles[i] = minute.latency().quantile(percentiles[i] / sum);
    }
    return percentiles;
  }

  /** Two distributions in one have no such short cut: here all durations are drawn. */
  private void withBatch(ServiceMinute minute, Consumer<TelemetryReading> out) {
    int visitors = minute.requests();
    int jobs = minute.batch().requests();
    double[] ofJob = durations(jobs, minute.batch().latency());
    double[] all = Arrays.copyOf(ofJob, visitors + jobs);
    System.arraycopy(durations(visitors, minute.latency()), 0, all, jobs, visitors);
    double failedJobs = dice.binomial(jobs, minute.errorShare());
    double failed = failedJobs + dice.binomial(visitors, minute.errorShare());
    whole.some(millis(minute), visitors + jobs, failed, percentiles(all), out);
    batch.some(millis(minute), jobs, failedJobs, percentiles(ofJob), out);
  }

  private double[] durations(int count, LatencyMixture latency) {
    double[] durations = new double[count];
    for (int i = 0; i < count; i++) {
      durations[i] = latency.quantile(dice.uniformInside());
    }
    return durations;
  }

  private static double[] percentiles(double[] durations) {
    Arrays.sort(durations);
    return Arrays.stream(RequestSeries.LEVELS)
        .map(level -> durations[(int) (level * (durations.length - 1))])
        .toArray();
  }

  private long millis(ServiceMinute minute) {
    return minute.startMillis() + offsetMillis;
  }
}
