package io.foretide.anomaly;

import io.foretide.flink.options.InvalidOptionException;
import io.foretide.flink.options.OptionReader;
import io.foretide.flink.options.WindowOptions;
import io.foretide.model.anomaly.AlertSettings;
import io.foretide.model.episode.EpisodeSettings;
import io.foretide.model.series.Trust;
import java.io.Serializable;
import java.time.Duration;
import org.apache.flink.configuration.ReadableConfig;

/**
 * Settings of the job anomaly-alerts, checked. All durations in milliseconds.
 *
 * @param width width of a window
 * @param scoreThreshold score from which a window is unusual
 * @param pendingWindows unusual windows that make an alert fire
 * @param recoveryWindows usual windows that resolve it
 * @param staleAfter how long without a value resolves it
 * @param updateInterval how often at most it says that it got worse
 * @param minTrust least trust in a baseline for its series to alert
 * @param together how far apart alerts of one cause begin
 * @param grace how long a quiet episode stays open
 */
public record AnomalyAlertsSettings(
    long width,
    double scoreThreshold,
    int pendingWindows,
    int recoveryWindows,
    long staleAfter,
    long updateInterval,
    Trust minTrust,
    long together,
    long grace)
    implements Serializable {
  private static final int LEAST_WINDOWS_MISSED = 3;
  private static final AlertSettings DEFAULTS = AlertSettings.defaults();

  /**
   * Reads and checks the options of {@link AnomalyAlertsOptions}.
   *
   * @throws InvalidOptionException naming the first option that cannot be used
   */
  public static AnomalyAlertsSettings from(ReadableConfig config) {
    OptionReader options = new OptionReader(config);
    return new AnomalyAlertsSettings(
        WindowOptions.width(options),
        options.between(AnomalyAlertsOptions.SCORE_THRESHOLD, 0, 1),
        options.integer(AnomalyAlertsOptions.PENDING_WINDOWS, 1, DEFAULTS.pendingSpan()),
        options.integer(AnomalyAlertsOptions.RECOVERY_WINDOWS, 1, 10_000),
        Math.max(
            options.millis(AnomalyAlertsOptions.STALE_AFTER, Duration.ofMinutes(1)),
            LEAST_WINDOWS_MISSED * WindowOptions.width(options)),
        options.millis(AnomalyAlertsOptions.UPDATE_INTERVAL, Duration.ZERO),
        options.get(
            AnomalyAlertsOptions.MIN_TRUST,
            trust -> trust != Trust.LEARNING,
            "provisional or trained"),
        options.millis(AnomalyAlertsOptions.TOGETHER, Duration.ZERO),
        options.millis(AnomalyAlertsOptions.GRACE, Duration.ZERO));
  }

  /** The model's settings of episodes. */
  EpisodeSettings episodes() {
    return new EpisodeSettings(together, grace);
  }

  /** The model's settings: those that are no options keep their defaults. */
  public AlertSettings model() {
    return new AlertSettings(
        scoreThreshold,
        DEFAULTS.lastingDeparture(),
        DEFAULTS.recoveryDeparture(),
        pendingWindows,
        DEFAULTS.pendingSpan(),
        Math.max(scoreThreshold, DEFAULTS.immediateScore()),
        Math.min(pendingWindows, DEFAULTS.immediateWindows()),
        recoveryWindows,
        staleAfter,
        updateInterval,
        minTrust,
        null,
        DEFAULTS.smallestEffect(),
        DEFAULTS.severity());
  }
}
