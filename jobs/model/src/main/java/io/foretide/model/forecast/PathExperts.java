package io.foretide.model.forecast;

import java.nio.ByteBuffer;
import java.util.List;

/** The experts whose paths are mixed; the first repeats the day before. Mutable. */
final class PathExperts {
  private final StepClock clock;
  private final int horizon;
  private List<PathExpert> experts;

  /** They have learnt nothing. */
  PathExperts(StepClock clock, int horizon) {
    this.clock = clock;
    this.horizon = horizon;
    this.experts = untaught();
  }

  private List<PathExpert> untaught() {
    int day = clock.day();
    int week = clock.week();
    return List.of(
        new SeasonalNaive(day),
        new SeasonalNaive(week),
        new WeekMeans(clock),
        new SlowSeason(clock, horizon),
        new Autoregression(
            new int[] {1, 2, day - 1, day, day + 1, week - 1, week, week + 1}, 0, clock),
        new Autoregression(new int[] {1, 2, day, day + 1}, day, clock));
  }

  /** How many there are. */
  int size() {
    return experts.size();
  }

  /** They begin anew. */
  void forget() {
    experts = untaught();
  }

  /** All learn the step after the last of the history. */
  void learn(StepHistory history, ValueScale scale, long step, double value, long seasonOffset) {
    experts.forEach(expert -> expert.learn(history, scale, step, value, seasonOffset));
  }

  /**
   * The path of each, null for those that are not ready. The first always says something when no
   * other does: before the first day is over, all goes on as it was last.
   */
  double[][] paths(StepHistory history, ValueScale scale, int steps, SeasonOffsets seasons) {
    double[][] paths = new double[experts.size()][];
    boolean any = false;
    for (int expert = 0; expert < paths.length; expert++) {
      if (experts.get(expert).isReady(history)) {
        paths[expert] = path(experts.get(expert), history, scale, steps, seasons);
        any = true;
      }
    }
    paths[0] = any ? paths[0] : path(experts.get(0), history, scale, steps, seasons);
    return paths;
  }

  private static double[] path(
      PathExpert expert, StepHistory history, ValueScale scale, int steps, SeasonOffsets seasons) {
    double[] path = new double[steps];
    expert.path(history, scale, seasons, path);
    for (int h = 0; h < steps; h++) {
      path[h] = scale.possible(path[h]);
    }
    return path;
  }

  int bytes() {
    return experts.stream().mapToInt(PathExpert::bytes).sum();
  }

  void encode(ByteBuffer out) {
    experts.forEach(expert -> expert.encode(out));
  }

  void decode(ByteBuffer in) {
    experts.forEach(expert -> expert.decode(in));
  }
}
