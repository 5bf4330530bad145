package io.foretide.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.model.anomaly.Severity;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PacingTest {
  private static final Pacing PACING = AlertDeliverySettingsTest.webhookOnly().pacing();
  private static final long NOW = Episodes.OPENED;

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "3, 4", "9, 256", "10, 300", "30, 300", "1000, 300"})
  void doublesTheWaitUpToTheLongest(int failures, long seconds) {
    assertThat(PACING.backoffMillis(failures)).isEqualTo(seconds * 1000);
  }

  @Test
  void triesForTwoHours() {
    long all = 0;
    for (int failures = 1; failures < PACING.attempts(); failures++) {
      all += PACING.backoffMillis(failures);
    }
    assertThat(Duration.ofMillis(all)).isBetween(Duration.ofMinutes(105), Duration.ofMinutes(125));
  }

  @Test
  void sendsAtOnceButWhatOpenedLongAgo() {
    assertThat(PACING.firstTryMillis(Episodes.open("e", 0), NOW + 300_000))
        .isEqualTo(NOW + 300_000);
    assertThat(PACING.firstTryMillis(Episodes.open("e", 0), NOW + 300_001))
        .isEqualTo(NOW + 310_001);
    assertThat(PACING.firstTryMillis(Episodes.closed("e", 0), NOW + 300_001))
        .isEqualTo(NOW + 300_001);
  }

  @Test
  void tellsOfWhatIsSevereEnoughAndNotTooOld() {
    long day = Duration.ofDays(1).toMillis();
    assertThat(PACING.isWorthTelling(Episodes.open("e", 0), Severity.WARNING, NOW + day)).isTrue();
    assertThat(PACING.isWorthTelling(Episodes.open("e", 0), Severity.WARNING, NOW + day + 1))
        .isFalse();
    assertThat(PACING.isWorthTelling(Episodes.open("e", 0), Severity.CRITICAL, NOW)).isFalse();
  }
}
