package io.foretide.model.forecast;

import io.foretide.model.series.HorizonSkill;
import io.foretide.model.statistics.RunningMean;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How good the paths of late were, by how far ahead: for the steps 1, 2, 3 to 4, 5 to 8 and so on,
 * each range twice as long as the one before, so that a long horizon costs little state. Mutable.
 */
final class SkillByHorizon {
  // A range remembers so many paths, and a week's when those are more: a day's would take sides
  // with the time of day.
  private static final double FEWEST_PATHS = 30;

  private final int horizon;
  private final double paths;
  private final Range[] ranges;

  /** The running means of a range of steps. */
  private static final class Range {
    private static final int BYTES = 5 * RunningMean.BYTES;

    private final RunningMean loss = new RunningMean();
    private final RunningMean naiveLoss = new RunningMean();
    private final RunningMean reactiveLoss = new RunningMean();
    private final RunningMean inside = new RunningMean();
    private final RunningMean bias = new RunningMean();

    private RunningMean[] means() {
      return new RunningMean[] {loss, naiveLoss, reactiveLoss, inside, bias};
    }
  }

  /**
   * Has no evidence.
   *
   * @param horizon steps that a path goes ahead
   * @param pathsPerWeek how many there are
   */
  SkillByHorizon(int horizon, double pathsPerWeek) {
    this.horizon = horizon;
    this.paths = Math.max(FEWEST_PATHS, pathsPerWeek);
    this.ranges = new Range[index(horizon) + 1];
    Arrays.setAll(ranges, index -> new Range());
  }

  private static int index(int step) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(step - 1);
  }

  private int from(int index) {
    return index == 0 ? 1 : to(index - 1) + 1;
  }

  private int to(int index) {
    return Math.min(horizon, 1 << index);
  }

  /**
   * Learns how far off a step was: the value minus what was said of it.
   *
   * @param step 1..horizon
   * @param error of the path
   * @param naive error of the day before
   * @param reactive error of the last value
   */
  void learn(int step, double error, double naive, double reactive) {
    Range range = ranges[index(step)];
    double rate = rate(index(step));
    range.loss.learn(Math.abs(error) / 2, rate);
    range.naiveLoss.learn(Math.abs(naive) / 2, rate);
    range.reactiveLoss.learn(Math.abs(reactive) / 2, rate);
    range.bias.learn(-error, rate);
  }

  /** Learns whether a step was inside its 95 % interval. */
  void learnInterval(int step, boolean inside) {
    ranges[index(step)].inside.learn(inside ? 1 : 0, rate(index(step)));
  }

  private double rate(int index) {
    return 1 / (paths * (to(index) - from(index) + 1));
  }

  /** The skill of each range, the nearest steps first. */
  List<HorizonSkill> skill() {
    return IntStream.range(0, ranges.length).mapToObj(this::skill).toList();
  }

  private HorizonSkill skill(int index) {
    Range range = ranges[index];
    return new HorizonSkill(
        from(index),
        to(index),
        known(range.loss),
        known(range.naiveLoss),
        known(range.reactiveLoss),
        known(range.inside),
        known(range.bias));
  }

  private static double known(RunningMean mean) {
    return mean.count() == 0 ? Double.NaN : mean.value();
  }

  int bytes() {
    return ranges.length * Range.BYTES;
  }

  void encode(ByteBuffer out) {
    for (Range range : ranges) {
      for (RunningMean mean : range.means()) {
        mean.encode(out);
      }
    }
  }

  void decode(ByteBuffer in) {
    for (Range range : ranges) {
      for (RunningMean mean : range.means()) {
        mean.decode(in);
      }
    }
  }
}
