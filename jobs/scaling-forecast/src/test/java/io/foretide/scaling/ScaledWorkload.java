package io.foretide.scaling;

import static io.foretide.flink.fixtures.TelemetryFixtures.MINUTE;
import static io.foretide.flink.fixtures.TelemetryFixtures.START;

import io.foretide.flink.fixtures.FunctionHarness;
import io.foretide.model.scaling.Recommendation;
import io.foretide.model.series.HorizonForecast;
import io.foretide.model.series.SeriesKey;
import io.foretide.model.series.ServiceKey;
import io.foretide.model.series.SignalKind;
import io.foretide.model.series.Trust;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;

/** The operator that recommends replicas; one replica of checkout serves 5 requests a second. */
final class ScaledWorkload implements AutoCloseable {
  static final ScalingForecastSettings SETTINGS =
      ScalingForecastSettings.from(
          Configuration.fromMap(Map.of("scaling.replica-capacity", "shop/checkout:5")));
  static final SeriesKey REQUESTS = new SeriesKey("shop", "checkout", "", "requests");

  private final FunctionHarness<ServiceKey, HorizonForecast, Recommendation> harness;

  private ScaledWorkload(StateBackend backend) throws Exception {
    harness =
        new FunctionHarness<>(
                new RecommendFunction(SETTINGS),
                forecast -> forecast.key().serviceKey(),
                TypeInformation.of(ServiceKey.class))
            .keepingStateIn(backend);
  }

  static ScaledWorkload open() throws Exception {
    return open(new HashMapStateBackend());
  }

  static ScaledWorkload open(StateBackend backend) throws Exception {
    ScaledWorkload workload = new ScaledWorkload(backend);
    workload.harness.open();
    return workload;
  }

  static ScaledWorkload restore(OperatorSubtaskState snapshot, StateBackend backend)
      throws Exception {
    ScaledWorkload workload = new ScaledWorkload(backend);
    workload.harness.restore(snapshot);
    return workload;
  }

  OperatorSubtaskState snapshot() throws Exception {
    return harness.snapshot();
  }

  static long minute(int minute) {
    return START + minute * MINUTE;
  }

  /** Current demand, and the same demand at every quantile of the next hour, requests a second. */
  List<Recommendation> forecast(int minute, double current, double ahead) throws Exception {
    return forecast(forecast(REQUESTS, minute, current, ahead));
  }

  List<Recommendation> forecast(HorizonForecast forecast) throws Exception {
    harness.process(forecast);
    return harness.output();
  }

  static HorizonForecast forecast(SeriesKey key, int minute, double current, double ahead) {
    double[] mean = new double[60];
    Arrays.fill(mean, 60 * ahead);
    double[] quantiles = new double[60 * HorizonForecast.LEVELS.size()];
    Arrays.fill(quantiles, 60 * ahead);
    return new HorizonForecast(
        key,
        minute(minute),
        MINUTE,
        SignalKind.COUNT,
        60 * current,
        mean,
        quantiles,
        Trust.TRAINED,
        0.95);
  }

  List<Recommendation> watermark(long timestamp) throws Exception {
    harness.watermark(timestamp);
    return harness.output();
  }

  int timers() {
    return harness.timers();
  }

  int stateEntries() {
    return harness.stateEntries();
  }

  @Override
  public void close() {
    harness.close();
  }
}
