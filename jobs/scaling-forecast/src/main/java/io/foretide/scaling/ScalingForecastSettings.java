package io.foretide.scaling;

import io.foretide.flink.options.InvalidOptionException;
import io.foretide.flink.options.OptionReader;
import io.foretide.model.scaling.WorkloadPolicy;
import io.foretide.model.series.ServiceKey;
import java.io.Serializable;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.configuration.ReadableConfig;

/**
 * Settings of the job scaling-forecast, checked. All durations in milliseconds.
 *
 * @param replicaCapacity requests per second that one replica serves, by id of the workload
 * @param leadTime from decision to ready
 * @param targetViolation share of the time in which demand may exceed capacity
 * @param decisionInterval how often is decided
 * @param minReplicas fewest replicas
 * @param maxReplicas most replicas
 * @param scaleDownStabilization for how long a higher need is held
 * @param staleAfter after how long without a forecast the last recommendation is held
 */
public record ScalingForecastSettings(
    TreeMap<String, Double> replicaCapacity,
    long leadTime,
    double targetViolation,
    long decisionInterval,
    int minReplicas,
    int maxReplicas,
    long scaleDownStabilization,
    long staleAfter)
    implements Serializable {
  private static final int MOST_REPLICAS = 100_000;

  /**
   * Reads and checks the options of {@link ScalingForecastOptions}.
   *
   * @throws InvalidOptionException naming the first option that cannot be used
   */
  public static ScalingForecastSettings from(ReadableConfig config) {
    OptionReader options = new OptionReader(config);
    int minReplicas = options.integer(ScalingForecastOptions.MIN_REPLICAS, 1, MOST_REPLICAS);
    return new ScalingForecastSettings(
        capacities(options),
        options.millisUpToADay(ScalingForecastOptions.LEAD_TIME, Duration.ZERO),
        options.get(
            ScalingForecastOptions.TARGET_VIOLATION,
            share -> share >= 0.001 && share <= 0.5,
            "a number between 0.001 and 0.5"),
        options.millis(ScalingForecastOptions.DECISION_INTERVAL, Duration.ofSeconds(1)),
        minReplicas,
        options.integer(ScalingForecastOptions.MAX_REPLICAS, minReplicas, MOST_REPLICAS),
        options.millisUpToADay(ScalingForecastOptions.SCALE_DOWN_STABILIZATION, Duration.ZERO),
        options.millis(ScalingForecastOptions.STALE_AFTER, Duration.ofSeconds(1)));
  }

  private static TreeMap<String, Double> capacities(OptionReader options) {
    String allowed = "workloads with requests per second above 0, as tenant/service:25";
    Map<String, String> given =
        options.get(ScalingForecastOptions.REPLICA_CAPACITY, value -> true, allowed);
    TreeMap<String, Double> capacities = new TreeMap<>();
    given.forEach(
        (workload, capacity) -> capacities.put(workload, capacity(workload, capacity, allowed)));
    return capacities;
  }

  private static double capacity(String workload, String text, String allowed) {
    try {
      double capacity = Double.parseDouble(text);
      if (capacity > 0 && Double.isFinite(capacity) && workload.split("/", -1).length == 2) {
        return capacity;
      }
    } catch (NumberFormatException e) {
      // Refused below, like every other value.
    }
    throw new InvalidOptionException(
        ScalingForecastOptions.REPLICA_CAPACITY.key(), workload + ":" + text, allowed);
  }

  /** How a workload is scaled; null when it is none that recommendations are made for. */
  WorkloadPolicy policy(ServiceKey workload) {
    Double capacity = replicaCapacity.get(workload.id());
    return capacity == null
        ? null
        : new WorkloadPolicy(
            capacity,
            leadTime,
            targetViolation,
            minReplicas,
            maxReplicas,
            scaleDownStabilization,
            decisionInterval,
            staleAfter);
  }
}
