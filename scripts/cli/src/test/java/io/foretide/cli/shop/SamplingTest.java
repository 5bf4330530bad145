package io.foretide.cli.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foretide.model.series.Signals;
import io.foretide.model.series.TelemetryReading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Metric samples and single requests of the same minute must be two views of one distribution. */
class SamplingTest {
  private static final int MINUTES = 4_000;
  private static final double ERROR_SHARE = 0.02;

  private final CallGraph graph = new CallGraph(ShopStory.EVERYDAY);
  private final ShopService service = graph.services().get(graph.index("inventory"));
  private final Dice dice = new Dice(11);

  @ParameterizedTest(name = "seed 11, {0} requests a minute")
  @ValueSource(ints = {1, 3, 40, 200})
  void percentilesOfMetricsAreThoseOfRequests(int requests) {
    Map<String, Moments> metrics = metrics(requests);
    Map<String, Moments> raw = raw(requests);

    for (String signal : List.of(Signals.LATENCY_P50, Signals.LATENCY_P95, Signals.LATENCY_P99)) {
      assertThat(metrics.get(signal).mean())
          .as("mean of log " + signal)
          .isCloseTo(raw.get(signal).mean(), within(0.03));
      assertThat(metrics.get(signal).deviation())
          .as("deviation of log " + signal)
          .isCloseTo(raw.get(signal).deviation(), Percentage.withPercentage(8));
    }
    assertThat(metrics.get(Signals.ERRORS).mean())
        .isCloseTo(raw.get(Signals.ERRORS).mean(), within(0.008));
    assertThat(metrics.get(Signals.ERRORS).deviation())
        .isCloseTo(raw.get(Signals.ERRORS).deviation(), Percentage.withPercentage(15));
  }

  @Test
  void operationsAndCallersKeepTheirShares() {
    RawRequests requests = new RawRequests(service, dice.split());
    Map<String, Integer> operations = new HashMap<>();
    Map<String, Integer> callers = new HashMap<>();
    Map<String, Moments> durations = new HashMap<>();
    requests.requests(
        minute(100_000),
        reading -> {
          operations.merge(reading.series().operation(), 1, Integer::sum);
          callers.merge(reading.callerService(), 1, Integer::sum);
          durations
              .computeIfAbsent(reading.series().operation(), any -> new Moments())
              .add(Math.log(reading.value()));
        });

    assertThat(operations.get("POST /reserve")).isCloseTo(20_000, within(600));
    assertThat(callers.get("catalog")).isCloseTo(50_000, within(800));
    assertThat(callers.get("cart")).isCloseTo(30_000, within(800));
    assertThat(durations.get("POST /reserve").mean())
        .isGreaterThan(durations.get("GET /stock").mean() + 0.2);
  }

  private Map<String, Moments> metrics(int requests) {
    MetricSamples samples = new MetricSamples(service, 0, "", dice.split());
    Map<String, Moments> moments = new HashMap<>();
    for (int i = 0; i < MINUTES; i++) {
      samples.requests(
          minute(requests), reading -> note(moments, reading.series().signal(), reading));
    }
    return moments;
  }

  private static void note(Map<String, Moments> moments, String signal, TelemetryReading reading) {
    boolean latency = signal.startsWith("latency.");
    moments
        .computeIfAbsent(signal, any -> new Moments())
        .add(latency ? Math.log(reading.value()) : reading.value());
  }

  private Map<String, Moments> raw(int requests) {
    RawRequests drawn = new RawRequests(service, dice.split());
    Map<String, Moments> moments =
        Map.of(
            Signals.LATENCY_P50, new Moments(),
            Signals.LATENCY_P95, new Moments(),
            Signals.LATENCY_P99, new Moments(),
            Signals.ERRORS, new Moments());
    for (int i = 0; i < MINUTES; i++) {
      List<TelemetryReading> readings = new ArrayList<>();
      drawn.requests(minute(requests), readings::add);
      double[] sorted = readings.stream().mapToDouble(TelemetryReading::value).sorted().toArray();
      moments.get(Signals.LATENCY_P50).add(Math.log(Recording.quantile(sorted, 0.50)));
      moments.get(Signals.LATENCY_P95).add(Math.log(Recording.quantile(sorted, 0.95)));
      moments.get(Signals.LATENCY_P99).add(Math.log(Recording.quantile(sorted, 0.99)));
      double failed = readings.stream().filter(TelemetryReading::failed).count();
      moments.get(Signals.ERRORS).add(failed / requests);
    }
    return moments;
  }

  private ServiceMinute minute(int requests) {
    double[] callers = {0.5, 0.3, 0.2};
    return new ServiceMinute(
        service,
        0,
        requests,
        ERROR_SHARE,
        new LatencyMixture(15),
        0.5,
        2,
        false,
        callers,
        BatchMinute.NONE);
  }

  private static final class Moments {
    private double sum;
    private double squares;
    private int count;

    void add(double value) {
      sum += value;
      squares += value * value;
      count++;
    }

    double mean() {
      return sum / count;
    }

    double deviation() {
      return Math.sqrt(squares / count - mean() * mean());
    }
  }
}
