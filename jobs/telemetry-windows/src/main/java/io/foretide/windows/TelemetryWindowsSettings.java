package io.foretide.windows;

import io.foretide.flink.kafka.TelemetryTime;
import io.foretide.flink.options.InvalidOptionException;
import io.foretide.flink.options.OptionReader;
import io.foretide.flink.options.WindowOptions;
import java.io.Serializable;
import java.time.Duration;
import java.time.ZoneId;
import org.apache.flink.configuration.ReadableConfig;

/**
 * Settings of the job telemetry-windows, checked. All durations in milliseconds.
 *
 * @param width width of a window
 * @param timeZone zone of the season
 * @param time event time of the readings
 * @param allowedLateness how long a window stays open past its end
 * @param outageAfter how long no series at all has readings in an outage of the telemetry
 * @param expireAfter how long a silent series is reported
 * @param maxSeriesPerTenant operations and metrics of a tenant's services that are told apart
 * @param maxFolded sums that a source subtask holds in memory, those kept for re-use among them
 */
public record TelemetryWindowsSettings(
    long width,
    ZoneId timeZone,
    TelemetryTime time,
    long allowedLateness,
    long outageAfter,
    long expireAfter,
    int maxSeriesPerTenant,
    int maxFolded)
    implements Serializable {

  /**
   * Reads and checks the options of {@link TelemetryWindowsOptions}.
   *
   * @throws InvalidOptionException naming the first option that cannot be used
   */
  public static TelemetryWindowsSettings from(ReadableConfig config) {
    OptionReader options = new OptionReader(config);
    Duration none = Duration.ZERO;
    Duration shortest = Duration.ofMillis(1);
    return new TelemetryWindowsSettings(
        WindowOptions.width(options),
        options.zone(WindowOptions.TIME_ZONE),
        new TelemetryTime(
            options.millis(TelemetryWindowsOptions.MAX_OUT_OF_ORDERNESS, none),
            options.millis(TelemetryWindowsOptions.IDLENESS, shortest),
            options.millis(TelemetryWindowsOptions.FURTHEST_AHEAD, none)),
        options.millis(TelemetryWindowsOptions.ALLOWED_LATENESS, none),
        options.millis(TelemetryWindowsOptions.OUTAGE_AFTER, shortest),
        options.millis(TelemetryWindowsOptions.EXPIRE_AFTER, Duration.ofMinutes(1)),
        options.integer(TelemetryWindowsOptions.MAX_SERIES_PER_TENANT, 1, Integer.MAX_VALUE),
        options.integer(TelemetryWindowsOptions.MAX_FOLDED, 1, 10_000_000));
  }

  /** Start of the window that an event time falls into. */
  long startOf(long eventTimeMillis) {
    return Math.floorDiv(eventTimeMillis, width) * width;
  }

  /**
   * When the window that starts at {@code start} closes: the watermark that says that no reading of
   * it is still waited for.
   */
  long closesAt(long start) {
    return start + width - 1 + allowedLateness;
  }
}
