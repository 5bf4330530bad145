package io.foretide.cli.evaluate;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How near the number of false alarms that was asked for is met.
 *
 * @param set name of the set
 * @param seriesMonths series times months of 30 days
 * @param answers what came of each number
 */
record SensitivityScore(String set, double seriesMonths, List<Answer> answers)
    implements EvaluationResult {
  /** Fewer alarms than these say little of how many there are in the long run. */
  private static final double FEWEST_EXPECTED = 10;

  /**
   * What came of a number.
   *
   * @param asked false alarms of a series in a month that are put up with
   * @param alarms false alarms of all series
   * @param met false alarms of a series in a month
   */
  record Answer(double asked, int alarms, double met) {}

  static SensitivityScore of(String set, List<SensitivityTrial> trials) {
    double months = trials.stream().mapToDouble(SensitivityTrial::seriesMonths).sum();
    return new SensitivityScore(
        set,
        months,
        IntStream.range(0, SensitivityTrial.ASKED.size())
            .mapToObj(i -> answer(i, trials, months))
            .toList());
  }

  private static Answer answer(int index, List<SensitivityTrial> trials, double months) {
    int alarms = trials.stream().mapToInt(trial -> trial.alarms().get(index)).sum();
    return new Answer(SensitivityTrial.ASKED.get(index), alarms, alarms / months);
  }

  /**
   * By what factor at worst more or fewer false alarms came than were asked for, where enough are
   * expected to tell; NaN where there are not, infinite where none came.
   */
  double worstFactor() {
    return answers.stream()
        .filter(answer -> answer.asked() * seriesMonths >= FEWEST_EXPECTED)
        .mapToDouble(answer -> answer.met() / answer.asked())
        .map(factor -> Math.max(factor, 1 / factor))
        .max()
        .orElse(Double.NaN);
  }
}
