package io.foretide.windows;

import java.time.Duration;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** Options of the job telemetry-windows. */
public final class TelemetryWindowsOptions {
  /** Disorder within a partition. */
  public static final ConfigOption<Duration> MAX_OUT_OF_ORDERNESS =
      ConfigOptions.key("windows.max-out-of-orderness")
          .durationType()
          .defaultValue(Duration.ofSeconds(5))
          .withDescription(
              "How far a reading may lie behind the newest of its partition without holding the"
                  + " watermark back further.");

  /** Grace of a window. */
  public static final ConfigOption<Duration> ALLOWED_LATENESS =
      ConfigOptions.key("windows.allowed-lateness")
          .durationType()
          .defaultValue(Duration.ofSeconds(10))
          .withDescription(
              "How long a window stays open after the watermark has passed its end. Each window is"
                  + " written once, when it closes; what comes later is a dead letter.");

  /** Idle partitions. */
  public static final ConfigOption<Duration> IDLENESS =
      ConfigOptions.key("windows.idleness")
          .durationType()
          .defaultValue(Duration.ofMinutes(1))
          .withDescription(
              "After how long without records a partition no longer holds the watermark back; time in"
                  + " which no broker answers does not count.");

  /** Clocks that run ahead. */
  public static final ConfigOption<Duration> FURTHEST_AHEAD =
      ConfigOptions.key("windows.furthest-ahead")
          .durationType()
          .defaultValue(Duration.ofMinutes(1))
          .withDescription(
              "How far an event time may lie ahead of the broker's timestamp; what lies further is a"
                  + " dead letter and does not move the watermark.");

  /** Telemetry as a whole stops. */
  public static final ConfigOption<Duration> OUTAGE_AFTER =
      ConfigOptions.key("windows.outage-after")
          .durationType()
          .defaultValue(Duration.ofMinutes(3))
          .withDescription(
              "Windows in a row without a single reading of any series that span this long are an"
                  + " outage of the telemetry, not silence of the services: counts then have gaps"
                  + " instead of zeros.");

  /** Forgetting. */
  public static final ConfigOption<Duration> EXPIRE_AFTER =
      ConfigOptions.key("windows.expire-after")
          .durationType()
          .defaultValue(Duration.ofHours(6))
          .withDescription(
              "How long a silent series is reported (zero for counts, a gap for the others) before it"
                  + " is forgotten.");

  /** Quota of a tenant. */
  public static final ConfigOption<Integer> MAX_SERIES_PER_TENANT =
      ConfigOptions.key("windows.max-series-per-tenant")
          .intType()
          .defaultValue(200_000)
          .withDescription(
              "How many operations and metrics of its services a tenant may have. What comes when they"
                  + " are used up is folded into `__other__` (`numSumsOverQuota` counts it) until one of"
                  + " them was silent for `windows.expire-after`.");

  /** Memory of the fold. */
  public static final ConfigOption<Integer> MAX_FOLDED =
      ConfigOptions.key("windows.max-folded")
          .intType()
          .defaultValue(20_000)
          .withDescription(
              "How many (series, window) sums each source subtask may hold in memory, those kept for"
                  + " the next window among them, before it hands all on; a sum of requests takes up"
                  + " to 5 KB.");

  private TelemetryWindowsOptions() {}
}
