package io.foretide.windows;

import io.foretide.flink.options.InvalidOptionException;
import io.foretide.flink.options.OptionReader;
import io.foretide.flink.options.WindowOptions;
import java.io.Serializable;
import java.time.Duration;
import org.apache.flink.configuration.ReadableConfig;

/**
 * Settings of the job telemetry-windows, checked. All durations in milliseconds.
 *
 * @param width width of a window
 * @param maxOutOfOrderness disorder within a partition
 * @param allowedLateness how long a window stays open past its end
 * @param idleness when a silent partition no longer holds the watermark back
 * @param furthestAhead how far an event time may lie ahead of the broker's timestamp
 * @param expireAfter how long a silent series is reported
 * @param maxFolded sums that a source subtask holds in memory
 */
public record TelemetryWindowsSettings(
    long width,
    long maxOutOfOrderness,
    long allowedLateness,
    long idleness,
    long furthestAhead,
    long expireAfter,
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
        options.millis(TelemetryWindowsOptions.MAX_OUT_OF_ORDERNESS, none),
        options.millis(TelemetryWindowsOptions.ALLOWED_LATENESS, none),
        options.millis(TelemetryWindowsOptions.IDLENESS, shortest),
        options.millis(TelemetryWindowsOptions.FURTHEST_AHEAD, none),
        options.millis(TelemetryWindowsOptions.EXPIRE_AFTER, Duration.ofMinutes(1)),
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
