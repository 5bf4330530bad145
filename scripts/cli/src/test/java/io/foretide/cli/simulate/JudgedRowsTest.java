package io.foretide.cli.simulate;

import static io.foretide.cli.simulate.SampleDemand.DAY;
import static io.foretide.cli.simulate.SampleDemand.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.foretide.cli.history.History;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgedRowsTest {

  @ParameterizedTest(name = "after {0} of the rows and a lead of {1} min: {2} rows")
  @CsvSource({"0.5, 5, 19", "0, 5, 15", "0.9, 5, 91", "0.5, 60, 70"})
  void needsTenRowsToJudge(double from, long lead, int needed) {
    JudgedRows judged = new JudgedRows(from, lead * MINUTE, 0.01);
    assertThat(judged.complaint(constant(needed))).isNull();
    assertThat(judged.complaint(constant(needed - 1)))
        .startsWith("leaves too few rows to judge, 9 of " + (needed - 1) + " (")
        .endsWith("10 are needed, as of " + needed + " rows without gaps");
  }

  @Test
  void judgesNoGaps() {
    double[] values = new double[100];
    Arrays.fill(values, Double.NaN);
    Arrays.fill(values, 0, 59, 7);
    assertThat(new JudgedRows(0.5, 5 * MINUTE, 0.01).complaint(SampleDemand.of(values)))
        .contains("9 of 100 (");
  }

  @Test
  void countsTheRowsThatCapacityIsJudgedOn() {
    double[] values = new double[100];
    Arrays.fill(values, 7);
    Arrays.fill(values, 0, 3, Double.NaN);
    long[] millis = new long[100];
    Arrays.setAll(millis, row -> SampleDemand.START + row * MINUTE);
    // rows that came late, and one for a step that had one
    Arrays.fill(millis, 60, 90, SampleDemand.START + 10 * MINUTE);
    millis[59] = millis[58];
    History demand = SampleDemand.of(millis, values);
    // 50 to 59 and 90 to 99
    assertThat(new JudgedRows(0.5, 5 * MINUTE, 0.01).doubts(demand))
        .last(STRING)
        .startsWith("20 rows judged: too few");
    for (double from : new double[] {0, 0.5, 0.9}) {
      int judged = simulated(demand, from, Double.NaN);
      assertThat(simulated(demand, from, 3)).isEqualTo(judged);
      assertThat(new JudgedRows(from, 5 * MINUTE, 0.001).doubts(demand))
          .last(STRING)
          .startsWith(judged + " rows judged: ");
    }
  }

  private static int simulated(History demand, double from, double replica) {
    SimulationSettings settings =
        new SimulationSettings(5 * MINUTE, 0.01, 5 * MINUTE, replica, 0, ZoneOffset.UTC);
    return SimulatedSeries.of(demand, settings, from).fits().get(Rule.FORETIDE).rows();
  }

  @Test
  void doubtsASeasonThatWasNotSeenAndATargetThatCannotBeTold() {
    assertThat(new JudgedRows(0.5, 5 * MINUTE, 0.01).doubts(constant(144)))
        .containsExactly(
            "0.1 days learnt before the rows judged: not the day or the week before",
            "72 rows judged: too few to tell a violation of 1 % from none");
    assertThat(new JudgedRows(0.5, 5 * MINUTE, 0.01).doubts(constant(4 * DAY)))
        .containsExactly("2.0 days learnt before the rows judged: not the week before");
    assertThat(new JudgedRows(0.5, 5 * MINUTE, 0.01).doubts(constant(14 * DAY))).isEmpty();
  }

  private static History constant(int rows) {
    double[] values = new double[rows];
    Arrays.fill(values, 7);
    return SampleDemand.of(values);
  }
}
