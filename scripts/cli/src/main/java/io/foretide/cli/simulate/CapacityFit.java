package io.foretide.cli.simulate;

import io.foretide.cli.report.Median;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * How capacity met demand in the rows judged: those of the later part whose demand and capacity are
 * known. Without any, no figure is: all are NaN.
 *
 * @param rows rows judged
 * @param violation share of them whose demand exceeded capacity, 0..1
 * @param overProvision capacity that nothing used, over all demand; NaN without any
 * @param capacityHours capacity times hours
 * @param changes how often capacity was another than in the row before
 */
public record CapacityFit(
    int rows, double violation, double overProvision, double capacityHours, double changes) {
  /** Of no rows. */
  static final CapacityFit UNKNOWN =
      new CapacityFit(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

  private static final double HOUR_MILLIS = 3_600_000;

  /**
   * Judges capacity.
   *
   * @param demand of each row; NaN for a gap
   * @param capacity of each row; NaN where none was ready
   * @param from first row judged
   * @param stepMillis for how long a row stands, milliseconds
   */
  static CapacityFit of(double[] demand, double[] capacity, int from, long stepMillis) {
    int rows = 0;
    int violated = 0;
    int changes = 0;
    double asked = 0;
    double spare = 0;
    double ready = 0;
    double before = Double.NaN;
    for (int row = from; row < demand.length; row++) {
      if (Double.isNaN(demand[row]) || Double.isNaN(capacity[row])) {
        continue;
      }
      rows++;
      asked += demand[row];
      ready += capacity[row];
      spare += Math.max(capacity[row] - demand[row], 0);
      violated += demand[row] > capacity[row] ? 1 : 0;
      changes += rows > 1 && capacity[row] != before ? 1 : 0;
      before = capacity[row];
    }
    return rows == 0
        ? UNKNOWN
        : new CapacityFit(
            rows,
            (double) violated / rows,
            asked > 0 ? spare / asked : Double.NaN,
            ready * stepMillis / HOUR_MILLIS,
            changes);
  }

  /** Whether there is something to compare. */
  boolean isKnown() {
    return Double.isFinite(violation) && Double.isFinite(overProvision);
  }

  /** Several series as one, each figure by its median over those that have it; rows in all. */
  static CapacityFit median(List<CapacityFit> fits) {
    return summary(fits, Median::of);
  }

  /** Several series as one, each figure by its mean over those that have it; rows in all. */
  static CapacityFit mean(List<CapacityFit> fits) {
    return summary(fits, figures -> figures.average().orElse(Double.NaN));
  }

  private static CapacityFit summary(
      List<CapacityFit> fits, ToDoubleFunction<DoubleStream> middle) {
    return new CapacityFit(
        fits.stream().mapToInt(CapacityFit::rows).sum(),
        middle.applyAsDouble(known(fits, CapacityFit::violation)),
        middle.applyAsDouble(known(fits, CapacityFit::overProvision)),
        middle.applyAsDouble(known(fits, CapacityFit::capacityHours)),
        middle.applyAsDouble(known(fits, CapacityFit::changes)));
  }

  private static DoubleStream known(List<CapacityFit> fits, ToDoubleFunction<CapacityFit> figure) {
    return fits.stream().mapToDouble(figure).filter(Double::isFinite);
  }
}
