package io.foretide.cli.evaluate;

import java.util.List;
import java.util.function.ToIntFunction;

/**
 * How episodes met what truly happened in eventful shops, see {@link EpisodeTrial}.
 *
 * @param set name of the set, or of the shop of a seed
 * @param incidents number of incidents that were to be found
 * @param found those with an episode
 * @param wholeShare share of the incidents with exactly one, 0..1
 * @param causedShare share of the incidents whose first episode names the true cause first, 0..1
 * @param falsePages episodes, warnings at least, that no incident explains
 * @param falsePagesPerServiceMonth the same per service and 30 days
 * @param batchPages of the false ones, those of the batch job after its second week
 * @param calendarPages of the false ones, those of a day that a calendar speaks of
 */
record EpisodeScore(
    String set,
    int incidents,
    int found,
    double wholeShare,
    double causedShare,
    int falsePages,
    double falsePagesPerServiceMonth,
    int batchPages,
    int calendarPages)
    implements EvaluationResult {

  /** The shop of a seed by itself. */
  static EpisodeScore of(EpisodeTrial trial) {
    return of("seed_" + trial.seed(), List.of(trial));
  }

  /** All shops together. */
  static EpisodeScore of(String set, List<EpisodeTrial> trials) {
    double incidents = sum(trials, EpisodeTrial::incidents);
    int falsePages = sum(trials, EpisodeTrial::falsePages);
    return new EpisodeScore(
        set,
        (int) incidents,
        sum(trials, EpisodeTrial::found),
        sum(trials, EpisodeTrial::whole) / incidents,
        sum(trials, EpisodeTrial::caused) / incidents,
        falsePages,
        falsePages / trials.stream().mapToDouble(EpisodeTrial::serviceMonths).sum(),
        sum(trials, EpisodeTrial::batchPages),
        sum(trials, EpisodeTrial::calendarPages));
  }

  private static int sum(List<EpisodeTrial> trials, ToIntFunction<EpisodeTrial> figure) {
    return trials.stream().mapToInt(figure).sum();
  }
}
