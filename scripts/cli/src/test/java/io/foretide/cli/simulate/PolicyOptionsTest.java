package io.foretide.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.flink.options.WindowOptions;
import io.foretide.scaling.ScalingForecastOptions;
import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class PolicyOptionsTest {

  @Test
  void assumesWhatTheJobDoesUnlessToldOtherwise() {
    SimulationSettings settings = settings("--replica-capacity=1");
    assertThat(Duration.ofMillis(settings.leadMillis()))
        .isEqualTo(ScalingForecastOptions.LEAD_TIME.defaultValue());
    assertThat(settings.targetViolation())
        .isEqualTo(ScalingForecastOptions.TARGET_VIOLATION.defaultValue());
    assertThat(Duration.ofMillis(settings.cadenceMillis()))
        .isEqualTo(ScalingForecastOptions.DECISION_INTERVAL.defaultValue());
    assertThat(Duration.ofMillis(settings.stabilizationMillis()))
        .isEqualTo(ScalingForecastOptions.SCALE_DOWN_STABILIZATION.defaultValue());
    assertThat(settings.zone()).isEqualTo(ZoneId.of(WindowOptions.TIME_ZONE.defaultValue()));
  }

  @Test
  void takesPercentAndZero() {
    SimulationSettings settings =
        settings(
            "--target-violation=5%", "--cadence=0", "--replica-capacity=2", "--stabilization=0");
    assertThat(settings.targetViolation()).isEqualTo(0.05);
    assertThat(settings.cadenceMillis()).isZero();
    assertThat(settings.stabilizationMillis()).isZero();
  }

  @Test
  void needsNoWholeReplicas() {
    assertThat(settings().isWhole()).isFalse();
  }

  private static SimulationSettings settings(String... arguments) {
    return CommandLine.populateCommand(new PolicyOptions(), arguments).settings();
  }
}
