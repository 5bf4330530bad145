package io.foretide.cli.evaluate;

import java.util.List;
import java.util.function.ToIntFunction;

/**
 * What feedback on alerts changes, see {@link FeedbackTrial}.
 *
 * @param set name of the set
 * @param incidents number of labelled incidents
 * @param found those that an alert belongs to
 * @param foundTold the same with feedback
 * @param falseAlerts alerts that belong to none
 * @param falseAlertsTold the same with feedback
 */
record FeedbackScore(
    String set, int incidents, int found, int foundTold, int falseAlerts, int falseAlertsTold)
    implements EvaluationResult {

  static FeedbackScore of(String set, List<FeedbackTrial> trials) {
    return new FeedbackScore(
        set,
        sum(trials, trial -> trial.untold().incidents().size()),
        sum(trials, trial -> trial.untold().found()),
        sum(trials, trial -> trial.told().found()),
        sum(trials, trial -> trial.untold().falseAlerts()),
        sum(trials, trial -> trial.told().falseAlerts()));
  }

  private static int sum(List<FeedbackTrial> trials, ToIntFunction<FeedbackTrial> figure) {
    return trials.stream().mapToInt(figure).sum();
  }

  /** Share of the false alerts that feedback leaves. */
  double falseAlertsLeft() {
    return (double) falseAlertsTold / falseAlerts;
  }

  /**
   * Share of the incidents found without feedback by which those with it are fewer; below 0: more.
   */
  double incidentsLost() {
    return (double) (found - foundTold) / found;
  }
}
