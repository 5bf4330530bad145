package io.foretide.model.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.foretide.model.lead.LeadSettings;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkloadPolicyTest {
  @Test
  void forecastsTheFirstWindowThatPodsAreThereFor() {
    // decided at the end of a window, ready 15 minutes later: the 16th window after it
    assertThat(Policies.plain().forecast(60_000, 15 * 60_000))
        .isEqualTo(new LeadSettings(60_000, ZoneId.of("UTC"), 16, 5, 0.01));
    assertThat(Policies.plain().forecast(60_000, 90_000).ahead()).isEqualTo(3);
    assertThat(Policies.plain().forecast(60_000, 0).ahead()).isEqualTo(1);
    assertThat(Policies.plain().forecast(600_000, 1).everyWindows()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.POSITIVE_INFINITY})
  void refusesACapacityThatServesNothing(double capacity) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Policies().capacity(capacity).policy())
        .withMessage("perSecond is %s, allowed: a number above 0, or NaN to learn it", capacity);
  }

  @ParameterizedTest
  @CsvSource({"-1, 0 to 86400000", "1441, 0 to 86400000"})
  void refusesALeadOfMoreThanADay(int minutes, String allowed) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Policies().lead(minutes).policy())
        .withMessage("leadMillis is %d, allowed: %s", minutes * 60_000L, allowed);
  }

  @Test
  void refusesAStepOfNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Policies().largestStep(0).policy())
        .withMessage("largestStep is 0, allowed: at least 1");
  }
}
