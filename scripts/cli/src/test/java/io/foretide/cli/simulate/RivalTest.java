package io.foretide.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RivalTest {
  private static final Map<Rule, CapacityFit> NOTHING = fits(Double.NaN, Double.NaN);

  @Test
  void isTheTunedRuleThatWastesLeast() {
    Rival best = Rival.best(List.of(fits(0.5, 0.4), fits(0.7, 0.9), NOTHING)).orElseThrow();
    assertThat(best.rule()).isEqualTo(Rule.REACTIVE);
    assertThat(best.fit().overProvision()).isEqualTo(0.6);
  }

  @Test
  void isOneThatHasFigures() {
    assertThat(Rival.title(Rival.best(fits(Double.NaN, 0.4)))).isEqualTo("static");
  }

  @Test
  void isNoneWhenNothingIsKnown() {
    assertThat(Rival.best(List.of())).isEmpty();
    assertThat(Rival.best(NOTHING)).isEmpty();
    assertThat(WhatIf.of(SampleDemand.MINUTE, 0.01, List.of(NOTHING)).bestRival()).isEmpty();
    assertThat(WhatIf.of(SampleDemand.MINUTE, 0.01, List.of()).series()).isZero();
  }

  /** A series of which only these tuned rules have figures, if not NaN. */
  private static Map<Rule, CapacityFit> fits(double reactive, double fixed) {
    Map<Rule, CapacityFit> fits = new EnumMap<>(Rule.class);
    for (Rule rule : Rule.values()) {
      fits.put(rule, CapacityFit.UNKNOWN);
    }
    fits.put(Rule.FORETIDE, new CapacityFit(10, 0, 0.1, 1, 1));
    fits.put(Rule.REACTIVE, new CapacityFit(10, 0, reactive, 1, 1));
    fits.put(Rule.STATIC, new CapacityFit(10, 0, fixed, 1, 1));
    return fits;
  }
}
