package io.foretide.cli.simulate;

import io.foretide.cli.UsageException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The series that the figures of all series are of, and those that they are without. Every rule is
 * judged on the same series: one without figures of some rule would tilt the medians.
 *
 * @param series all that was simulated
 * @param fits how each rule met the demand of those that are compared; at least one
 * @param leftOut the others, and those that were not simulated
 */
record Compared(
    List<SeriesResult> series, List<Map<Rule, CapacityFit>> fits, List<LeftOut> leftOut) {

  /**
   * Sorts the series out.
   *
   * @param tooShort those that were not simulated
   * @throws UsageException when there is nothing to compare
   */
  static Compared of(List<SeriesResult> series, List<LeftOut> tooShort) {
    List<Map<Rule, CapacityFit>> fits = series.stream().map(SeriesResult::fits).toList();
    Predicate<Map<Rule, CapacityFit>> comparable = comparable(fits);
    List<LeftOut> leftOut = new ArrayList<>(tooShort);
    series.stream()
        .filter(one -> !comparable.test(one.fits()))
        .map(one -> new LeftOut(one.name(), why(one.fits())))
        .forEach(leftOut::add);
    if (leftOut.size() == series.size() + tooShort.size()) {
      throw new UsageException(
          "nothing to judge: "
              + leftOut.stream().map(LeftOut::text).distinct().collect(Collectors.joining("; ")));
    }
    return new Compared(series, fits.stream().filter(comparable).toList(), List.copyOf(leftOut));
  }

  /**
   * Of what came of the same series at several points, that of those that can be compared at every
   * one.
   *
   * @param points each with all series in the same order
   */
  static List<List<Map<Rule, CapacityFit>>> everywhere(List<List<Map<Rule, CapacityFit>>> points) {
    BitSet kept = new BitSet();
    kept.set(0, points.get(0).size());
    for (List<Map<Rule, CapacityFit>> fits : points) {
      Predicate<Map<Rule, CapacityFit>> comparable = comparable(fits);
      for (int i = 0; i < fits.size(); i++) {
        kept.set(i, kept.get(i) && comparable.test(fits.get(i)));
      }
    }
    return points.stream().map(fits -> kept.stream().mapToObj(fits::get).toList()).toList();
  }

  /** Those of which every rule has figures; where there is none, those of which Foretide has. */
  private static Predicate<Map<Rule, CapacityFit>> comparable(List<Map<Rule, CapacityFit>> all) {
    Predicate<Map<Rule, CapacityFit>> whole =
        fits -> fits.values().stream().allMatch(CapacityFit::isKnown);
    return all.stream().anyMatch(whole) ? whole : fits -> fits.get(Rule.FORETIDE).isKnown();
  }

  private static String why(Map<Rule, CapacityFit> fits) {
    return fits.get(Rule.FORETIDE).isKnown()
        ? fits.keySet().stream()
            .filter(rule -> !fits.get(rule).isKnown())
            .map(Rule::title)
            .collect(Collectors.joining(", ", "keeps the target with no headroom of ", ""))
        : "has no demand in the rows judged";
  }
}
