package io.foretide.scaling;

import io.foretide.model.scaling.ScalingMode;
import io.foretide.model.scaling.ScalingPause;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** Options of the job scaling-forecast. */
public final class ScalingForecastOptions {
  /** To be acted on or not. */
  public static final ConfigOption<ScalingMode> MODE =
      ConfigOptions.key("scaling.mode")
          .enumType(ScalingMode.class)
          .defaultValue(ScalingMode.FORECAST_ONLY)
          .withDescription(
              "`forecast-only`: recommendations are written and judged, but whoever serves them to"
                  + " autoscalers marks them as not to be acted on. `recommend`: they are.");

  /** Which workloads, and what a replica carries. */
  public static final ConfigOption<Map<String, String>> REPLICA_CAPACITY =
      ConfigOptions.key("scaling.replica-capacity")
          .mapType()
          .defaultValue(Map.of())
          .withDescription(
              "Requests per second that one replica serves well, by workload:"
                  + " `tenant/service:25,tenant/other:learn`. Where it says `learn` it is learnt from"
                  + " the signals `requests`, `replicas`, and `saturation` or `latency.p95`. A"
                  + " workload that is not named gets no recommendations.");

  /** When a replica is full. */
  public static final ConfigOption<Double> TARGET_SATURATION =
      ConfigOptions.key("scaling.target-saturation")
          .doubleType()
          .defaultValue(0.7)
          .withDescription(
              "How full a replica may be, above 0, at most 1: where its capacity is learnt.");

  /** From decision to ready. */
  public static final ConfigOption<Duration> LEAD_TIME =
      ConfigOptions.key("scaling.lead-time")
          .durationType()
          .defaultValue(Duration.ofMinutes(5))
          .withDescription("How long it takes from a decision until new pods are ready.");

  /** From decision to ready, as seen. */
  public static final ConfigOption<Boolean> LEARN_LEAD_TIME =
      ConfigOptions.key("scaling.learn-lead-time")
          .booleanType()
          .defaultValue(false)
          .withDescription(
              "Whether `scaling.lead-time` holds only until ten scale-ups were seen: from then on"
                  + " what 95 % of the last forty did not exceed, between the signals"
                  + " `replicas.wanted` and `replicas`.");

  /** How often too little is accepted. */
  public static final ConfigOption<Double> TARGET_VIOLATION =
      ConfigOptions.key("scaling.target-violation")
          .doubleType()
          .defaultValue(0.01)
          .withDescription("Share of the time in which demand may exceed capacity, 0.0001 to 0.5.");

  /** What too little costs. */
  public static final ConfigOption<Double> SHORTAGE_COST =
      ConfigOptions.key("scaling.shortage-cost")
          .doubleType()
          .defaultValue(0.0)
          .withDescription(
              "How many times as much a replica too few costs as one too many, 1 to 9999: 99 makes"
                  + " the target violation 1 %. It goes before `scaling.target-violation`; 0 leaves"
                  + " it to that.");

  /** How often. */
  public static final ConfigOption<Duration> DECISION_INTERVAL =
      ConfigOptions.key("scaling.decision-interval")
          .durationType()
          .defaultValue(Duration.ofMinutes(5))
          .withDescription("How often is decided: a multiple of `windows.width`, at most a day.");

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

  /** At some times of the day. */
  public static final ConfigOption<List<String>> DAILY_BOUNDS =
      ConfigOptions.key("scaling.daily-bounds")
          .stringType()
          .asList()
          .defaultValues()
          .withDescription(
              "Other bounds by time of day, `;`-separated: `08:00-20:00=4-50;20:00-08:00=2-20`, on"
                  + " the clock of `baseline.season.time-zone`. The first that holds counts; both"
                  + " now and when new pods would be ready.");

  /** At once. */
  public static final ConfigOption<Integer> LARGEST_STEP =
      ConfigOptions.key("scaling.largest-step")
          .intType()
          .defaultValue(100_000)
          .withDescription(
              "Most replicas that one decision adds or takes away; never so few that current demand"
                  + " is not met.");

  /** For now. */
  public static final ConfigOption<ScalingPause> PAUSE =
      ConfigOptions.key("scaling.pause")
          .enumType(ScalingPause.class)
          .defaultValue(ScalingPause.NONE)
          .withDescription("Which way is not to be scaled: `none`, `up`, `down` or `both`.");

  /** Slowly down. */
  public static final ConfigOption<Duration> SCALE_DOWN_STABILIZATION =
      ConfigOptions.key("scaling.scale-down-stabilization")
          .durationType()
          .defaultValue(Duration.ofMinutes(5))
          .withDescription(
              "For how long a higher need is held before scaling down; never shorter than the lead"
                  + " time.");

  /** Without telemetry. */
  public static final ConfigOption<Duration> STALE_AFTER =
      ConfigOptions.key("scaling.stale-after")
          .durationType()
          .defaultValue(Duration.ofMinutes(15))
          .withDescription(
              "After how long without telemetry the last recommendation is held, saying so.");

  private ScalingForecastOptions() {}
}
