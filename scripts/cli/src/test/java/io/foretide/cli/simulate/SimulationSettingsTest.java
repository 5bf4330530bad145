package io.foretide.cli.simulate;

import static io.foretide.cli.simulate.SampleDemand.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulationSettingsTest {

  @ParameterizedTest(name = "every {0} min at rows {1} min apart: {2} min")
  @CsvSource({"5, 1, 5", "5, 2, 4", "5, 5, 5", "5, 60, 60", "0, 1, 1"})
  void decidesAtWholeSteps(long cadence, long step, long every) {
    assertThat(settings(15, cadence, 5).decidedEveryMillis(step * MINUTE))
        .isEqualTo(every * MINUTE);
  }

  @ParameterizedTest(name = "lead {0} min, stabilization {1} min, rows {2} min apart: {3} min")
  @CsvSource({"15, 5, 1, 14", "5, 5, 1, 5", "15, 5, 5, 10", "15, 5, 60, 5", "15, 30, 1, 30"})
  void holdsANeedForAsLongAsPodsTakeAtLeast(long lead, long stabilization, long step, long held) {
    assertThat(settings(lead, 5, stabilization).heldMillis(step * MINUTE)).isEqualTo(held * MINUTE);
  }

  @Test
  void isWholeWhenAReplicaIsGiven() {
    assertThat(settings(15, 5, 5).isWhole()).isTrue();
  }

  private static SimulationSettings settings(long lead, long cadence, long stabilization) {
    return new SimulationSettings(
        lead * MINUTE, 0.01, cadence * MINUTE, 10, stabilization * MINUTE, ZoneOffset.UTC);
  }
}
