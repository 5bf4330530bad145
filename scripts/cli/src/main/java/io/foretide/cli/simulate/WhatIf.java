package io.foretide.cli.simulate;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What another lead time and target would have come to, by medians over the series.
 *
 * @param leadMillis from a decision until its capacity is ready, milliseconds
 * @param target share of the rows in which demand may exceed capacity
 * @param series number of series
 * @param violation share in which it did
 * @param overProvision capacity that nothing used, over demand
 * @param bestRival name of the tuned rule that wasted least; empty when none has figures
 * @param bestRivalOverProvision what that wasted
 */
public record WhatIf(
    long leadMillis,
    double target,
    int series,
    double violation,
    double overProvision,
    String bestRival,
    double bestRivalOverProvision) {

  /** Sums up the series of one simulation. */
  public static WhatIf of(long leadMillis, double target, List<Map<Rule, CapacityFit>> series) {
    CapacityFit foretide = CapacityFit.median(Rival.of(Rule.FORETIDE, series));
    Optional<Rival> rival = Rival.best(series);
    return new WhatIf(
        leadMillis,
        target,
        series.size(),
        foretide.violation(),
        foretide.overProvision(),
        Rival.title(rival),
        Rival.fit(rival).overProvision());
  }

  /** Over-provision over that of the best rival. */
  double ratio() {
    return overProvision / bestRivalOverProvision;
  }
}
