package io.foretide.soak;

import java.time.Duration;
import java.util.List;

/**
 * What came of a soak.
 *
 * @param faults how many things happened
 * @param telemetry how many readings were fed
 * @param windows of what was written to {@code series-windows}
 * @param baselines of what was written to {@code baselines}
 * @param alerts of what was written to {@code anomaly-alerts}
 * @param forecasts of what was written to {@code forecasts}
 * @param deadLetters how many readings were rejected: none may be
 * @param outages how long the job did not run, each time
 * @param complete whether the job ran again and wrote the rest in time
 */
public record Verdict(
    int faults,
    long telemetry,
    Differences windows,
    Differences baselines,
    Differences alerts,
    Differences forecasts,
    int deadLetters,
    List<Duration> outages,
    boolean complete) {

  /** Whether nothing was lost, doubled or changed. */
  public boolean passed() {
    return complete
        && deadLetters == 0
        && windows.none()
        && baselines.none()
        && alerts.none()
        && forecasts.none()
        && windows.expected() > 0
        && alerts.expected() > 0
        && forecasts.expected() > 0;
  }
}
