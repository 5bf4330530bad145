package io.foretide.scaling;

import java.time.Duration;
import java.util.Map;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** Options of the job scaling-forecast. */
public final class ScalingForecastOptions {
  /** Which workloads, and what a replica carries. */
  public static final ConfigOption<Map<String, String>> REPLICA_CAPACITY =
      ConfigOptions.key("scaling.replica-capacity")
          .mapType()
          .defaultValue(Map.of())
          .withDescription(
              "Requests per second that one replica serves well, by workload:"
                  + " `tenant/service:25,tenant/other:40`. A workload that is not named gets no"
                  + " recommendations.");

  /** From decision to ready. */
  public static final ConfigOption<Duration> LEAD_TIME =
      ConfigOptions.key("scaling.lead-time")
          .durationType()
          .defaultValue(Duration.ofMinutes(5))
          .withDescription("How long it takes from a decision until new pods are ready.");

  /** How often too little is accepted. */
  public static final ConfigOption<Double> TARGET_VIOLATION =
      ConfigOptions.key("scaling.target-violation")
          .doubleType()
          .defaultValue(0.01)
          .withDescription(
              "Share of the time in which demand may exceed capacity, 0.001 to 0.5: the quantile of"
                  + " the forecast that is provided for is one minus it.");

  /** How often. */
  public static final ConfigOption<Duration> DECISION_INTERVAL =
      ConfigOptions.key("scaling.decision-interval")
          .durationType()
          .defaultValue(Duration.ofMinutes(5))
          .withDescription("How often is decided; not more often than forecasts are made.");

  /** At least. */
  public static final ConfigOption<Integer> MIN_REPLICAS =
      ConfigOptions.key("scaling.min-replicas")
          .intType()
          .defaultValue(1)
          .withDescription("Fewest replicas of a workload.");

  /** At most. */
  public static final ConfigOption<Integer> MAX_REPLICAS =
      ConfigOptions.key("scaling.max-replicas")
          .intType()
          .defaultValue(100)
          .withDescription("Most replicas of a workload.");

  /** Slowly down. */
  public static final ConfigOption<Duration> SCALE_DOWN_STABILIZATION =
      ConfigOptions.key("scaling.scale-down-stabilization")
          .durationType()
          .defaultValue(Duration.ofMinutes(10))
          .withDescription("For how long a higher need is held before scaling down.");

  /** Without forecasts. */
  public static final ConfigOption<Duration> STALE_AFTER =
      ConfigOptions.key("scaling.stale-after")
          .durationType()
          .defaultValue(Duration.ofMinutes(15))
          .withDescription(
              "After how long without a forecast the last recommendation is held, saying so: longer than"
                  + " `forecast.interval`.");

  private ScalingForecastOptions() {}
}
