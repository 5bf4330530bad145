package io.foretide.cli.simulate;

import static io.foretide.cli.simulate.SampleDemand.DAY;
import static io.foretide.cli.simulate.SampleDemand.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.ZoneOffset;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RuleBasesTest {
  private static final int NOW = DAY + 100;
  private static final int LEAD = 15;

  @Test
  void reactsToTheLargestDemandOfTenMinutes() {
    double[] values = constant(100);
    values[NOW - 9] = 150;
    values[NOW - 10] = 900;
    assertThat(bases(Rule.REACTIVE, values)[NOW]).isEqualTo(150);
  }

  @Test
  void expectsYesterdaysLargestDemandAtTodaysLevel() {
    double[] values = constant(100);
    values[NOW - DAY + 2 * LEAD] = 160;
    values[NOW - DAY + 2 * LEAD + 1] = 900;
    Arrays.fill(values, DAY, values.length, 200);
    assertThat(bases(Rule.YESTERDAY, values)[NOW]).isCloseTo(320, within(1e-9));
    assertThat(bases(Rule.BOTH, values)[NOW]).isCloseTo(320, within(1e-9));
  }

  @Test
  void doesNotBelieveALevelBeyondFiveTimes() {
    double[] values = constant(1);
    Arrays.fill(values, DAY, values.length, 100);
    assertThat(bases(Rule.YESTERDAY, values)[NOW]).isCloseTo(5, within(1e-9));
    assertThat(bases(Rule.BOTH, values)[NOW]).isEqualTo(100);
  }

  @Test
  void reactsWhileThereIsNoYesterday() {
    assertThat(bases(Rule.YESTERDAY, constant(100))[50]).isEqualTo(100);
  }

  @Test
  void expectsALittleOfTheUsualWhenThereIsNoDemand() {
    double[] values = constant(100);
    Arrays.fill(values, NOW - 20, values.length, 0);
    assertThat(bases(Rule.REACTIVE, values)[NOW]).isBetween(0.9, 1.0);
  }

  @Test
  void decidesOnlyWhenItIsDue() {
    SimulationSettings every5 =
        new SimulationSettings(LEAD * MINUTE, 0.01, 5 * MINUTE, Double.NaN, 0, ZoneOffset.UTC);
    double[] bases = new RuleBases(SampleDemand.steps(constant(100)), every5).of(Rule.REACTIVE);
    // the sample begins at a full hour
    assertThat(Arrays.copyOf(bases, 11))
        .containsExactly(
            100,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            100,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            100);
  }

  private static double[] constant(double value) {
    double[] values = new double[2 * DAY];
    Arrays.fill(values, value);
    return values;
  }

  private static double[] bases(Rule rule, double[] values) {
    SimulationSettings settings =
        new SimulationSettings(LEAD * MINUTE, 0.01, 0, Double.NaN, 0, ZoneOffset.UTC);
    return new RuleBases(SampleDemand.steps(values), settings).of(rule);
  }
}
