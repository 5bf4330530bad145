package io.foretide.model.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.foretide.model.series.Trust;
import org.junit.jupiter.api.Test;

class AlertSettingsTest {
  private static final AlertSettings DEFAULTS = AlertSettings.defaults();

  @Test
  void defaultsAreThoseOfTheDesign() {
    assertThat(DEFAULTS.scoreThreshold()).isEqualTo(0.5);
    assertThat(DEFAULTS.lastingDeparture()).isEqualTo(2.5);
    assertThat(DEFAULTS.minTrust()).isEqualTo(Trust.PROVISIONAL);
  }

  @Test
  void refusesThresholdsOutOfOrder() {
    refuses(
        () -> settings(0.5, 2.6, 3, 5, Trust.TRAINED),
        "recoveryDeparture is 2.6, allowed: 0.0 to 2.5");
    refuses(
        () -> settings(Double.NaN, 0.3, 3, 5, Trust.TRAINED),
        "scoreThreshold is NaN, allowed: above 0, to 1");
    refuses(
        () -> settings(0, 0, 3, 5, Trust.TRAINED), "scoreThreshold is 0.0, allowed: above 0, to 1");
  }

  @Test
  void refusesAQuorumThatNothingFulfils() {
    refuses(() -> settings(0.5, 0.3, 6, 5, Trust.TRAINED), "pendingWindows is 6, allowed: 1 to 5");
    refuses(() -> settings(0.5, 0.3, 1, 32, Trust.TRAINED), "pendingSpan is 32, allowed: 1 to 31");
  }

  @Test
  void refusesToAlertWhileLearning() {
    refuses(
        () -> settings(0.5, 0.3, 3, 5, Trust.LEARNING),
        "minTrust is LEARNING, allowed: PROVISIONAL or TRAINED");
  }

  @Test
  void refusesEffectsAndSeveritiesOutOfRange() {
    refuses(
        () -> new SmallestEffect(1.5, 2, 0.1, 1, 0.1, 5, 0, 0, 0.75),
        "smallestEffect.share is 1.5, allowed: 0.0 to 1.0");
    refuses(
        () -> new SmallestEffect(0.01, 2, 0.1, -1, 0.1, 5, 0, 0, 0.75),
        "smallestEffect.latencyMillis is -1.0, allowed: a number, at least 0");
    refuses(
        () -> new SeverityThresholds(0.65, 0, 0.6, 0.05, 20, 0.1, Severity.CRITICAL),
        "severity.criticalScore is 0.6, allowed: 0.65 to 1.0");
    refuses(
        () -> new SeverityThresholds(0.65, -1, 0.9, 0.05, 20, 0.1, Severity.CRITICAL),
        "severity.longAfterMillis is -1, allowed: at least 0");
  }

  private static void refuses(Runnable settings, String message) {
    assertThatIllegalArgumentException().isThrownBy(settings::run).withMessage(message);
  }

  private static AlertSettings settings(
      double score, double recovery, int pending, int span, Trust trust) {
    return new AlertSettings(
        score,
        2.5,
        recovery,
        pending,
        span,
        0.8,
        1,
        DEFAULTS.recoveryWindows(),
        DEFAULTS.staleAfterMillis(),
        DEFAULTS.updateEveryMillis(),
        trust,
        DEFAULTS.direction(),
        DEFAULTS.smallestEffect(),
        DEFAULTS.severity());
  }
}
