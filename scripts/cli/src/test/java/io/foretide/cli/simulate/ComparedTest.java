package io.foretide.cli.simulate;

import static io.foretide.cli.simulate.SampleDemand.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foretide.cli.UsageException;
import io.foretide.cli.history.History;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparedTest {
  private static final SimulationSettings SETTINGS =
      new SimulationSettings(5 * MINUTE, 0.01, 0, Double.NaN, 0, ZoneOffset.UTC);
  private static final JudgedRows JUDGED = new JudgedRows(0.5, 5 * MINUTE, 0.01);
  private static final LeftOut SHORT = new LeftOut("short", "leaves too few rows to judge");

  @Test
  void takesMediansOfTheSeriesThatHaveFiguresOfEveryRule() {
    SeriesResult alive = result(7, 7);
    Compared compared = Compared.of(List.of(alive, result(7, 0)), List.of(SHORT));
    assertThat(compared.series()).hasSize(2);
    assertThat(compared.fits()).containsExactly(alive.fits());
    assertThat(compared.leftOut())
        .containsExactly(SHORT, new LeftOut("demand", "has no demand in the rows judged"));
  }

  @Test
  void saysWhichRuleKeepsTheTargetWithNoHeadroom() {
    // without any demand before, no headroom lifts the reactive rule
    SeriesResult sudden = result(0, 7);
    assertThat(sudden.fits().get(Rule.STATIC).isKnown()).isTrue();
    List<LeftOut> leftOut = Compared.of(List.of(result(7, 7), sudden), List.of()).leftOut();
    assertThat(leftOut)
        .containsExactly(
            new LeftOut(
                "demand",
                "keeps the target with no headroom of reactive, yesterday × level, max of both"));
  }

  @Test
  void comparesForetideWithWhatThereIsWhenNoSeriesHasAll() {
    SeriesResult sudden = result(0, 7);
    assertThat(Compared.of(List.of(sudden), List.of()).fits()).containsExactly(sudden.fits());
  }

  @Test
  void keepsOfSeveralPointsTheSeriesThatCanBeComparedAtEach() {
    Map<Rule, CapacityFit> alive = result(7, 7).fits();
    Map<Rule, CapacityFit> dead = result(7, 0).fits();
    assertThat(
            Compared.everywhere(List.of(List.of(alive, dead, alive), List.of(alive, alive, dead))))
        .containsExactly(List.of(alive), List.of(alive));
  }

  @Test
  void refusesWhenThereIsNothingToCompare() {
    List<SeriesResult> dead = List.of(result(7, 0));
    assertThatThrownBy(() -> Compared.of(dead, List.of()))
        .isInstanceOf(UsageException.class)
        .hasMessage("nothing to judge: demand has no demand in the rows judged");
  }

  /** Two hundred rows of these values before those judged, and in them. */
  private static SeriesResult result(double before, double judged) {
    double[] values = new double[400];
    Arrays.fill(values, 0, 200, before);
    Arrays.fill(values, 200, 400, judged);
    History demand = SampleDemand.of(values);
    return SeriesResult.of(SimulatedSeries.of(demand, SETTINGS, JUDGED.from()), JUDGED);
  }
}
