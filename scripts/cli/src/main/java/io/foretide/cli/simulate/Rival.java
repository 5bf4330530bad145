package io.foretide.cli.simulate;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The tuned rule that wastes least.
 *
 * @param rule which it is
 * @param fit how it met demand, by medians over the series
 */
record Rival(Rule rule, CapacityFit fit) {

  /** The one with the lowest median over-provision over the series; none when none has any. */
  static Optional<Rival> best(List<Map<Rule, CapacityFit>> series) {
    return tuned()
        .map(rule -> new Rival(rule, CapacityFit.median(of(rule, series))))
        .filter(rival -> Double.isFinite(rival.fit().overProvision()))
        .min(Comparator.comparingDouble(rival -> rival.fit().overProvision()));
  }

  /** The one with the lowest over-provision of one series. */
  static Optional<Rival> best(Map<Rule, CapacityFit> fits) {
    return best(List.of(fits));
  }

  /** Its name; nothing when there is none. */
  static String title(Optional<Rival> rival) {
    return rival.map(best -> best.rule().title()).orElse("");
  }

  /** How it met demand; nothing is known when there is none. */
  static CapacityFit fit(Optional<Rival> rival) {
    return rival.map(Rival::fit).orElse(CapacityFit.UNKNOWN);
  }

  /** How a rule met the demand of each series. */
  static List<CapacityFit> of(Rule rule, List<Map<Rule, CapacityFit>> series) {
    return series.stream().map(fits -> fits.get(rule)).toList();
  }

  private static Stream<Rule> tuned() {
    return Stream.of(Rule.values()).filter(Rule::isTuned);
  }
}
