package io.foretide.model.control;

import static io.foretide.model.control.AlertPolicy.first;

import io.foretide.model.anomaly.AlertSettings;
import io.foretide.model.anomaly.Severity;
import io.foretide.model.anomaly.SeverityThresholds;
import io.foretide.model.anomaly.SmallestEffect;
import io.foretide.model.series.SignalKind;

/** Turns policies into the settings of alerts. */
final class PolicySettings {
  /** Windows without an unusual one that a longer pending time puts up with. */
  private static final int SPARE_WINDOWS = 2;

  private final AlertSettings defaults;
  private final long windowMillis;

  /**
   * By settings that hold where policies say nothing.
   *
   * @param windowMillis width of a window
   */
  PolicySettings(AlertSettings defaults, long windowMillis) {
    this.defaults = defaults;
    this.windowMillis = windowMillis;
  }

  /** The settings by a policy. */
  AlertSettings by(AlertPolicy policy, SignalKind kind) {
    double threshold = threshold(policy, kind);
    int pending = pendingWindows(policy);
    return new AlertSettings(
        threshold,
        defaults.lastingDeparture(),
        defaults.recoveryDeparture(),
        pending,
        Math.max(
            defaults.pendingSpan(), Math.min(AlertSettings.LONGEST_SPAN, pending + SPARE_WINDOWS)),
        Math.max(threshold, defaults.immediateScore()),
        policy.pendingMillis() == null ? defaults.immediateWindows() : pending,
        policy.recoveryMillis() == null
            ? defaults.recoveryWindows()
            : windows(policy.recoveryMillis(), AlertSettings.LONGEST_RECOVERY),
        defaults.staleAfterMillis(),
        defaults.updateEveryMillis(),
        defaults.minTrust(),
        first(policy.direction(), defaults.direction()),
        smallestEffect(policy, kind),
        severity(policy));
  }

  private double threshold(AlertPolicy policy, SignalKind kind) {
    return policy.falseAlarmsPerMonth() == null
        ? defaults.scoreThreshold()
        : Sensitivity.threshold(policy.falseAlarmsPerMonth(), windowMillis, kind);
  }

  private int pendingWindows(AlertPolicy policy) {
    return policy.pendingMillis() == null
        ? defaults.pendingWindows()
        : windows(policy.pendingMillis(), AlertSettings.LONGEST_SPAN - SPARE_WINDOWS);
  }

  private int windows(long millis, int most) {
    long windows = (millis + windowMillis - 1) / windowMillis;
    return (int) Math.max(1, Math.min(most, windows));
  }

  private SmallestEffect smallestEffect(AlertPolicy policy, SignalKind kind) {
    SmallestEffect least = defaults.smallestEffect();
    Double change = policy.smallestChange();
    Double amount = policy.smallestAmount();
    return new SmallestEffect(
        kind == SignalKind.RATIO ? Math.min(1, first(change, least.share())) : least.share(),
        kind == SignalKind.RATIO ? first(amount, least.requests()) : least.requests(),
        kind == SignalKind.LATENCY ? first(change, least.latency()) : least.latency(),
        kind == SignalKind.LATENCY ? first(amount, least.latencyMillis()) : least.latencyMillis(),
        kind == SignalKind.COUNT ? first(change, least.count()) : least.count(),
        kind == SignalKind.COUNT ? first(amount, least.countPerWindow()) : least.countPerWindow(),
        kind == SignalKind.GAUGE ? first(change, least.gauge()) : least.gauge(),
        kind == SignalKind.GAUGE ? first(amount, least.gaugeAmount()) : least.gaugeAmount(),
        least.saturation());
  }

  private SeverityThresholds severity(AlertPolicy policy) {
    SeverityThresholds usual = defaults.severity();
    double warning = first(policy.warningScore(), usual.warningScore());
    double critical = first(policy.criticalScore(), usual.criticalScore());
    Severity highest = first(policy.highestSeverity(), usual.highest());
    return new SeverityThresholds(
        warning,
        first(policy.longAfterMillis(), usual.longAfterMillis()),
        Math.max(warning, critical),
        first(policy.criticalErrorShare(), usual.criticalErrorShare()),
        first(policy.criticalFailedRequests(), usual.criticalFailedRequests()),
        first(policy.criticalRemainingShare(), usual.criticalRemainingShare()),
        highest);
  }
}
