package io.foretide.cli.simulate;

import java.time.Duration;
import java.util.Arrays;

/** What the simple rules put their headroom on. */
final class RuleBases {
  private static final Duration RECENT = Duration.ofMinutes(10);
  private static final double LEAST_LEVEL = 0.2;
  private static final double MOST_LEVEL = 5;
  // Share of the mean demand so far that is expected at least: no headroom lifts nothing.
  private static final double LEAST = 0.01;

  private final DemandSteps demand;
  private final int ahead;
  private final int every;
  private final int recent;
  private final long day;

  RuleBases(DemandSteps demand, SimulationSettings settings) {
    long step = demand.stepMillis();
    this.demand = demand;
    this.ahead = settings.ahead(step);
    this.every = settings.every(step);
    this.recent = (int) Math.max(1, RECENT.toMillis() / step);
    this.day = Duration.ofDays(1).toMillis() / step;
  }

  /**
   * Expected at the end of each step for the one a lead time on, from what is known then; NaN where
   * no decision falls due or nothing is known yet.
   *
   * @param rule one that is tuned
   */
  double[] of(Rule rule) {
    double[] bases = new double[demand.count()];
    Arrays.fill(bases, Double.NaN);
    long decided = Long.MIN_VALUE;
    for (int i = 0; i < bases.length; i++) {
      if (Math.floorDiv(demand.step(i), (long) every) > decided) {
        bases[i] = of(rule, demand.step(i));
        decided = Math.floorDiv(demand.step(i), (long) every);
      }
    }
    return bases;
  }

  private double of(Rule rule, long now) {
    return switch (rule) {
      case REACTIVE -> lifted(reactive(now), now);
      case YESTERDAY -> lifted(yesterday(now), now);
      case BOTH -> lifted(Math.max(reactive(now), yesterday(now)), now);
      case STATIC -> 1;
      case FORETIDE, HPA, CLAIRVOYANT -> throw new IllegalArgumentException("no headroom: " + rule);
    };
  }

  private double lifted(double base, long now) {
    return Math.max(base, LEAST * demand.mean(demand.step(0), now));
  }

  private double reactive(long now) {
    return demand.max(now - recent + 1, now);
  }

  /** That of a day before the target; on the first day and after a gap the reactive one. */
  private double yesterday(long now) {
    long target = now + ahead - day;
    double then = demand.max(target - ahead, Math.min(now, target + ahead));
    double level =
        demand.mean(now - recent + 1, now) / demand.mean(now - day - recent + 1, now - day);
    double expected = then * Math.max(LEAST_LEVEL, Math.min(MOST_LEVEL, level));
    return Double.isNaN(expected) ? reactive(now) : expected;
  }
}
