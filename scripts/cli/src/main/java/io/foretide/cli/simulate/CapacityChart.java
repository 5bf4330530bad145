package io.foretide.cli.simulate;

import io.foretide.cli.report.Downsampling;
import io.foretide.cli.report.Stretches;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Demand of a series, what Foretide had ready, and what the best tuned rule had.
 *
 * <p>Holds arrays, so it has identity equality.
 *
 * @param name name of the series
 * @param timeMillis timestamps of the rows, milliseconds since the epoch
 * @param demand of each row; NaN for a gap
 * @param foretide capacity ready at each row; NaN where none was
 * @param rival capacity of the best tuned rule; NaN when none has figures
 * @param rivalTitle name of that rule; empty when there is none
 * @param judgedFromMillis first row judged, milliseconds since the epoch
 * @param violated when demand exceeded Foretide's capacity
 * @param fit how Foretide met demand
 * @param rivalFit how that rule met demand
 */
record CapacityChart(
    String name,
    long[] timeMillis,
    double[] demand,
    double[] foretide,
    double[] rival,
    String rivalTitle,
    long judgedFromMillis,
    Stretches violated,
    CapacityFit fit,
    CapacityFit rivalFit) {
  private static final int MOST_POINTS = 4000;

  /** Every violation, and of the rows in their order what a chart needs. */
  static CapacityChart of(SimulatedSeries series) {
    Optional<Rival> best = Rival.best(series.fits());
    double[] demand = series.history().values();
    double[] foretide = series.capacity().get(Rule.FORETIDE);
    double[] rival =
        best.map(one -> series.capacity().get(one.rule())).orElse(unknown(demand.length));
    long[] millis = series.history().millis();
    int[] kept =
        inOrder(Downsampling.rows(MOST_POINTS, new BitSet(), demand, foretide, rival), millis);
    BitSet violated =
        IntStream.range(0, demand.length)
            .filter(row -> demand[row] > foretide[row])
            .collect(BitSet::new, BitSet::set, BitSet::or);
    return new CapacityChart(
        series.history().name(),
        Downsampling.pick(millis, kept),
        Downsampling.pick(demand, kept),
        Downsampling.pick(foretide, kept),
        Downsampling.pick(rival, kept),
        Rival.title(best),
        millis[series.judgedFrom()],
        Stretches.of(violated, millis, series.stepMillis()),
        series.fits().get(Rule.FORETIDE),
        Rival.fit(best));
  }

  private static double[] unknown(int rows) {
    double[] capacity = new double[rows];
    Arrays.fill(capacity, Double.NaN);
    return capacity;
  }

  private static int[] inOrder(int[] rows, long[] millis) {
    int[] kept = new int[rows.length];
    int count = 0;
    for (int row : rows) {
      if (count == 0 || millis[row] > millis[kept[count - 1]]) {
        kept[count++] = row;
      }
    }
    return Arrays.copyOf(kept, count);
  }

  long fromMillis() {
    return timeMillis[0];
  }

  long toMillis() {
    return timeMillis[timeMillis.length - 1];
  }
}
