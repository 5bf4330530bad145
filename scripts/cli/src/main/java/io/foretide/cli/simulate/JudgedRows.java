package io.foretide.cli.simulate;

import io.foretide.cli.DurationText;
import io.foretide.cli.ShareText;
import io.foretide.cli.history.History;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Which rows of a series are judged, and whether they are enough.
 *
 * @param from share of the rows before those, 0 to below 1
 * @param leadMillis from a decision until its capacity is ready, milliseconds
 * @param target share of the rows in which demand may exceed capacity
 */
record JudgedRows(double from, long leadMillis, double target) {
  /** Fewer say nothing. */
  static final int LEAST = 10;

  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final long WEEK = 7 * DAY;

  /** The first row judged. */
  static int first(History demand, double from) {
    return (int) (demand.rows() * from);
  }

  /**
   * What is wrong with a series too few of whose rows can be judged; null when there are enough.
   */
  String complaint(History demand) {
    int judged = count(demand);
    return judged >= LEAST
        ? null
        : String.format(
            Locale.ROOT,
            "leaves too few rows to judge, %,d of %,d (those with a value, after %s of the rows"
                + " and a lead time of %s): %d are needed, as of %,d rows without gaps",
            judged,
            demand.rows(),
            ShareText.percent(from),
            DurationText.shortest(leadMillis),
            LEAST,
            needed(demand.windowMillis()));
  }

  /** Those that {@link CapacityFit} judges when a decision is made at the first demand known. */
  private int count(History demand) {
    DemandSteps steps = DemandSteps.of(demand);
    double[] decided = IntStream.range(0, steps.count()).mapToDouble(steps::value).toArray();
    double[] ready = new SteadyDelivery(ahead(steps.stepMillis())).capacity(steps, decided);
    return CapacityFit.of(
            demand.values(), steps.toRows(ready), first(demand, from), steps.stepMillis())
        .rows();
  }

  private int ahead(long stepMillis) {
    return SimulationSettings.ahead(leadMillis, stepMillis);
  }

  private long needed(long stepMillis) {
    long forShare = (long) ((LEAST - 1) / (1 - from)) + 1;
    return Math.max(forShare, ahead(stepMillis) + LEAST);
  }

  /** What the figures of a series cannot show; none when nothing. */
  List<String> doubts(History demand) {
    List<String> doubts = new ArrayList<>();
    long learnt = Math.max(0, demand.millis()[first(demand, from)] - demand.millis()[0]);
    if (learnt < WEEK) {
      doubts.add(
          String.format(
              Locale.ROOT,
              "%.1f days learnt before the rows judged: not the %sweek before",
              (double) learnt / DAY,
              learnt < DAY ? "day or the " : ""));
    }
    int judged = count(demand);
    if (judged < 1 / target) {
      doubts.add(
          String.format(
              Locale.ROOT,
              "%,d rows judged: too few to tell a violation of %s from none",
              judged,
              ShareText.percent(target)));
    }
    return doubts;
  }
}
