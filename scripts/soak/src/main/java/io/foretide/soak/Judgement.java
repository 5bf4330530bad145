package io.foretide.soak;

/**
 * How what a job wrote differs from what it had to write.
 *
 * @param windows of what was written to {@code series-windows}
 * @param baselines of what was written to {@code baselines}
 * @param alerts of what was written to {@code anomaly-alerts}
 * @param forecasts of what was written to {@code forecasts}
 * @param deadLetters how many readings were rejected: none may be
 */
public record Judgement(
    Differences windows,
    Differences baselines,
    Differences alerts,
    Differences forecasts,
    int deadLetters) {

  /** Whether nothing was lost, doubled or changed, and there was something of each kind. */
  public boolean passed() {
    return deadLetters == 0
        && windows.none()
        && baselines.none()
        && alerts.none()
        && forecasts.none()
        && windows.expected() > 0
        && baselines.expected() > 0
        && alerts.expected() > 0
        && forecasts.expected() > 0;
  }
}
