package io.foretide.scaling;

import io.foretide.flink.options.InvalidOptionException;
import io.foretide.flink.options.OptionReader;
import io.foretide.flink.options.WindowOptions;
import io.foretide.model.lead.LeadSettings;
import io.foretide.model.scaling.PodCapacity;
import io.foretide.model.scaling.PodLead;
import io.foretide.model.scaling.ReplicaBounds;
import io.foretide.model.scaling.ReplicaLimits;
import io.foretide.model.scaling.WorkloadPolicy;
import io.foretide.model.series.SeriesWindow;
import io.foretide.model.series.ServiceKey;
import java.io.Serializable;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.configuration.ReadableConfig;

/**
 * Settings of the job scaling-forecast, checked.
 *
 * @param width width of a window, milliseconds
 * @param replicaCapacity requests per second that one replica serves, by id of the workload; NaN
 *     where it is learnt
 * @param policy how all workloads are scaled
 */
public record ScalingForecastSettings(
    long width, TreeMap<String, Double> replicaCapacity, WorkloadPolicy policy)
    implements Serializable {
  /** As many as a workload may be given. */
  public static final int MOST_REPLICAS = 100_000;

  private static final String LEARN = "learn";

  /**
   * Reads and checks the options of {@link ScalingForecastOptions}.
   *
   * @throws InvalidOptionException naming the first option that cannot be used
   */
  public static ScalingForecastSettings from(ReadableConfig config) {
    OptionReader options = new OptionReader(config);
    long width = WindowOptions.width(options);
    return new ScalingForecastSettings(width, capacities(options), policy(options, width));
  }

  private static WorkloadPolicy policy(OptionReader options, long width) {
    return new WorkloadPolicy(
        options.get(ScalingForecastOptions.MODE, mode -> true, "forecast-only or recommend"),
        capacity(options),
        lead(options),
        targetViolation(options),
        limits(options),
        // Decisions fall at ends of windows: one between would wait for the next.
        options.multipleUpToADay(
            ScalingForecastOptions.DECISION_INTERVAL, WindowOptions.WIDTH, width),
        options.millis(ScalingForecastOptions.STALE_AFTER, Duration.ofMillis(width)));
  }

  private static PodCapacity capacity(OptionReader options) {
    return new PodCapacity(
        Double.NaN,
        options.get(
            ScalingForecastOptions.TARGET_SATURATION,
            share -> share > 0 && share <= 1,
            "a number above 0, at most 1"));
  }

  private static PodLead lead(OptionReader options) {
    return new PodLead(
        options.millisUpToADay(ScalingForecastOptions.LEAD_TIME, Duration.ZERO),
        options.get(ScalingForecastOptions.LEARN_LEAD_TIME, learn -> true, "true or false"));
  }

  private static ReplicaLimits limits(OptionReader options) {
    return new ReplicaLimits(
        bounds(options),
        options.integer(ScalingForecastOptions.LARGEST_STEP, 1, MOST_REPLICAS),
        options.get(ScalingForecastOptions.PAUSE, pause -> true, "none, up, down or both"),
        options.millisUpToADay(ScalingForecastOptions.SCALE_DOWN_STABILIZATION, Duration.ZERO));
  }

  /** Given, or where what is too little costs as much as what is too much (newsvendor). */
  private static double targetViolation(OptionReader options) {
    double cost =
        options.get(
            ScalingForecastOptions.SHORTAGE_COST,
            value -> value == 0 || (value >= 1 && value <= 1 / LeadSettings.LEAST_VIOLATION - 1),
            "0 for none, or a number between 1 and 9999");
    return cost > 0
        ? 1 / (1 + cost)
        : options.get(
            ScalingForecastOptions.TARGET_VIOLATION,
            share -> share >= LeadSettings.LEAST_VIOLATION && share <= LeadSettings.MOST_VIOLATION,
            "a number between 0.0001 and 0.5");
  }

  private static ReplicaBounds bounds(OptionReader options) {
    int min = options.integer(ScalingForecastOptions.MIN_REPLICAS, 1, MOST_REPLICAS);
    return new ReplicaBounds(
        min,
        options.integer(ScalingForecastOptions.MAX_REPLICAS, min, MOST_REPLICAS),
        DailyBoundsText.parse(options),
        options.zone(WindowOptions.TIME_ZONE));
  }

  private static TreeMap<String, Double> capacities(OptionReader options) {
    String allowed = "workloads with requests per second above 0 or 'learn', as tenant/service:25";
    Map<String, String> given =
        options.get(ScalingForecastOptions.REPLICA_CAPACITY, value -> true, allowed);
    TreeMap<String, Double> capacities = new TreeMap<>();
    given.forEach(
        (workload, capacity) -> capacities.put(workload, capacity(workload, capacity, allowed)));
    return capacities;
  }

  private static double capacity(String workload, String text, String allowed) {
    try {
      double capacity = text.equals(LEARN) ? Double.NaN : Double.parseDouble(text);
      boolean usable = text.equals(LEARN) || (capacity > 0 && Double.isFinite(capacity));
      if (usable && workload.split("/", -1).length == 2) {
        return capacity;
      }
    } catch (NumberFormatException e) {
      // Refused below, like every other value.
    }
    throw new InvalidOptionException(
        ScalingForecastOptions.REPLICA_CAPACITY.key(), workload + ":" + text, allowed);
  }

  /** Whether a window says something of a workload that recommendations are made for. */
  boolean uses(SeriesWindow window) {
    return WorkloadSignals.has(window) && scales(window.key().serviceKey());
  }

  /** Whether recommendations are made for a workload. */
  boolean scales(ServiceKey workload) {
    return replicaCapacity.containsKey(workload.id());
  }

  /** How a workload is scaled; one that is not named as if its capacity were learnt. */
  WorkloadPolicy policy(ServiceKey workload) {
    return policy.withCapacity(replicaCapacity.getOrDefault(workload.id(), Double.NaN));
  }

  /** After how long without telemetry the last value is held, milliseconds. */
  long staleAfter() {
    return policy.staleAfterMillis();
  }
}
