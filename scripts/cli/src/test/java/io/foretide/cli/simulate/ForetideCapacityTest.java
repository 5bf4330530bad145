package io.foretide.cli.simulate;

import static io.foretide.cli.simulate.SampleDemand.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.foretide.model.scaling.WorkloadPolicy;
import io.foretide.model.scaling.WorkloadReading;
import io.foretide.model.scaling.WorkloadScaler;
import io.foretide.model.series.ServiceKey;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ForetideCapacityTest {
  private static final SimulationSettings SETTINGS =
      new SimulationSettings(5 * MINUTE, 0.01, 5 * MINUTE, 3, 0, ZoneOffset.UTC);

  @Test
  void isStaleAfterACenturyWhichIsATime() {
    WorkloadPolicy policy = ForetideCapacity.policy(SETTINGS, MINUTE);
    WorkloadScaler scaler = new WorkloadScaler(new ServiceKey("a", "b"), policy, MINUTE);
    long end = SampleDemand.START + MINUTE;
    scaler.learn(WorkloadReading.unknown(SampleDemand.START, end).withDemand(7));
    assertThat(scaler.staleMillis()).isEqualTo(end + Duration.ofDays(36_500).toMillis());
  }
}
