package io.foretide.cli.shop;

import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.Signals;
import io.foretide.model.series.TelemetryReading;
import io.foretide.model.series.TelemetryReading.Kind;
import java.util.List;
import java.util.function.Consumer;

/** The metrics that sum requests up: of a service as a whole, or of one of its operations. */
final class RequestSeries {
  /** Levels of the latency percentiles. */
  static final double[] LEVELS = {0.50, 0.95, 0.99};

  private final SeriesKey requests;
  private final SeriesKey errors;
  private final SeriesKey[] latencies;

  /**
   * The series of an operation.
   *
   * @param operation empty for the whole service
   */
  RequestSeries(ShopService service, String operation) {
    requests = new SeriesKey(ShopTraffic.TENANT, service.name(), operation, Signals.REQUESTS);
    errors = requests.ofSignal(Signals.ERRORS);
    latencies =
        new SeriesKey[] {
          requests.ofSignal(Signals.LATENCY_P50),
          requests.ofSignal(Signals.LATENCY_P95),
          requests.ofSignal(Signals.LATENCY_P99)
        };
  }

  List<SeriesKey> keys() {
    return List.of(requests, errors, latencies[0], latencies[1], latencies[2]);
  }

  /** Says that there were no requests. */
  void none(long millis, Consumer<TelemetryReading> out) {
    out.accept(TelemetryReading.sample(Kind.COUNT, millis, requests, 0, 0));
  }

  /**
   * Says what requests there were.
   *
   * @param count how many, at least one
   * @param failed how many of them failed
   * @param percentiles durations at {@link #LEVELS}, milliseconds
   */
  void some(
      long millis, int count, double failed, double[] percentiles, Consumer<TelemetryReading> out) {
    out.accept(TelemetryReading.sample(Kind.COUNT, millis, requests, count, 0));
    out.accept(TelemetryReading.sample(Kind.GAUGE, millis, errors, failed / count, count));
    for (int i = 0; i < latencies.length; i++) {
      out.accept(TelemetryReading.sample(Kind.GAUGE, millis, latencies[i], percentiles[i], count));
    }
  }
}
