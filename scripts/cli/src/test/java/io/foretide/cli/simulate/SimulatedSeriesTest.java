package io.foretide.cli.simulate;

import static io.foretide.cli.simulate.SampleDemand.DAY;
import static io.foretide.cli.simulate.SampleDemand.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.ZoneOffset;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedSeriesTest {
  private static final long SEED = 29;
  private static final int LEAD = 15;
  private static final double TARGET = 0.01;

  @ParameterizedTest(name = "{0}, seed " + SEED)
  @EnumSource(
      value = Rule.class,
      names = {"REACTIVE", "YESTERDAY", "BOTH", "STATIC"})
  void tunesSimpleRulesToTheTargetOnTheAnswers(Rule rule) {
    CapacityFit fit = simulated(anyAmount()).fits().get(rule);
    assertThat(fit.violation())
        .isCloseTo(TARGET, within(1.0 / fit.rows()))
        .isLessThan(TARGET + 1e-9);
  }

  @Test
  void needsNoHindsightToWasteLessThanTheyDo() {
    SimulatedSeries series = simulated(anyAmount());
    CapacityFit foretide = series.fits().get(Rule.FORETIDE);
    Rival best = Rival.best(series.fits()).orElseThrow();
    assertThat(foretide.violation()).isLessThan(2 * TARGET);
    assertThat(foretide.overProvision()).isLessThan(best.fit().overProvision());
  }

  @ParameterizedTest(name = "one replica serves {0}, seed " + SEED)
  @ValueSource(doubles = {Double.NaN, 12.5})
  void wastesNothingWhenClairvoyantButTheRestOfAReplica(double replica) {
    CapacityFit fit = simulated(settings(replica)).fits().get(Rule.CLAIRVOYANT);
    assertThat(fit.violation()).isZero();
    assertThat(fit.overProvision()).isBetween(0.0, Double.isNaN(replica) ? 0 : 0.15);
  }

  @Test
  void hasNothingReadyForTheFirstLeadTime() {
    for (double replica : new double[] {Double.NaN, 12.5}) {
      double[] capacity = simulated(settings(replica)).capacity().get(Rule.FORETIDE);
      assertThat(Arrays.copyOf(capacity, LEAD)).containsOnly(Double.NaN);
      assertThat(Arrays.copyOfRange(capacity, LEAD, capacity.length)).doesNotContain(Double.NaN);
    }
  }

  @Test
  void hasWholeReplicasAndAnHpaOnlyWhenAReplicaIsGiven() {
    assertThat(simulated(anyAmount()).fits()).doesNotContainKey(Rule.HPA);
    SimulatedSeries whole = simulated(settings(12.5));
    whole
        .capacity()
        .forEach(
            (rule, capacity) ->
                assertThat(capacity)
                    .as(rule.title())
                    .satisfies(
                        all ->
                            assertThat(
                                    Arrays.stream(all)
                                        .filter(Double::isFinite)
                                        .map(c -> c % 12.5)
                                        .toArray())
                                .containsOnly(0)));
    assertThat(whole.fits().get(Rule.HPA).overProvision()).isBetween(0.3, 0.8);
  }

  @Test
  void scalesLessOftenWhenItDecidesLessOften() {
    double often = simulated(settings(12.5)).fits().get(Rule.FORETIDE).changes();
    SimulationSettings seldom =
        new SimulationSettings(
            LEAD * MINUTE, TARGET, 30 * MINUTE, 12.5, 5 * MINUTE, ZoneOffset.UTC);
    assertThat(simulated(seldom).fits().get(Rule.FORETIDE).changes())
        .isLessThan(often)
        .isBetween(10.0, 2.0 * 2 * 48);
  }

  @Test
  void livesThroughGapsZerosAndRowsThatAreMissing() {
    double[] values = SampleDemand.daily(2 * DAY, SEED);
    Arrays.fill(values, 300, 400, Double.NaN);
    Arrays.fill(values, 2000, 2200, 0);
    for (double replica : new double[] {Double.NaN, 12.5}) {
      SimulatedSeries series = SimulatedSeries.of(SampleDemand.of(values), settings(replica), 0.5);
      assertThat(series.fits().get(Rule.FORETIDE).rows()).isEqualTo(DAY);
      assertThat(series.capacity().get(Rule.FORETIDE)[350]).isPositive();
    }
  }

  @Test
  void decidesForTheNextRowWhenRowsAreFurtherApartThanTheLeadTime() {
    SimulationSettings hour =
        new SimulationSettings(LEAD * MINUTE, TARGET, 0, 10, 0, ZoneOffset.UTC);
    assertThat(hour.ahead(60 * MINUTE)).isEqualTo(1);
    assertThat(hour.podLeadMillis(60 * MINUTE)).isZero();
    assertThat(hour.ahead(10 * MINUTE)).isEqualTo(2);
  }

  private static SimulatedSeries simulated(SimulationSettings settings) {
    return SimulatedSeries.of(SampleDemand.of(SampleDemand.daily(4 * DAY, SEED)), settings, 0.5);
  }

  private static SimulationSettings anyAmount() {
    return settings(Double.NaN);
  }

  private static SimulationSettings settings(double replicaCapacity) {
    return new SimulationSettings(
        LEAD * MINUTE, TARGET, 0, replicaCapacity, 5 * MINUTE, ZoneOffset.UTC);
  }
}
