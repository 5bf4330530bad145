package io.foretide.cli.simulate;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The tuned rule that wastes least.
 *
 * @param rule which it is
 * @param fit how it met demand, by medians over the series
 */
record Rival(Rule rule, CapacityFit fit) {

  /** The one rule with the lowest median over-provision over the series. */
  static Rival best(List<Map<Rule, CapacityFit>> series) {
    return tuned()
        .map(rule -> new Rival(rule, CapacityFit.median(of(rule, series))))
        .min(Comparator.comparingDouble(rival -> rival.fit().overProvision()))
        .orElseThrow();
  }

  /** The rule with the lowest over-provision of one series. */
  static Rule best(Map<Rule, CapacityFit> fits) {
    return best(List.of(fits)).rule();
  }

  /** How a rule met the demand of each series. */
  static List<CapacityFit> of(Rule rule, List<Map<Rule, CapacityFit>> series) {
    return series.stream().map(fits -> fits.get(rule)).toList();
  }

  private static Stream<Rule> tuned() {
    return Stream.of(Rule.values()).filter(Rule::isTuned);
  }
}
