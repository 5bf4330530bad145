package io.foretide.cli.evaluate;

import io.foretide.cli.report.IncidentMatching;
import java.util.List;

/**
 * How alerts met incidents that are known, see {@link IncidentMatching}.
 *
 * @param incidents number of incidents
 * @param found number of those that an alert belongs to
 * @param foundShare share of those, 0..1
 * @param medianMinutes from the start of an incident until its alert fired, median over the found
 * @param falseAlertsPerServiceWeek alerts that belong to none, per service and week
 */
record IncidentScore(
    int incidents,
    int found,
    double foundShare,
    double medianMinutes,
    double falseAlertsPerServiceWeek) {
  private static final double MINUTE_MILLIS = 60_000;

  static IncidentScore of(List<ShopTrial> trials) {
    List<IncidentMatching> matchings = trials.stream().map(ShopTrial::matching).toList();
    int incidents = matchings.stream().mapToInt(matching -> matching.incidents().size()).sum();
    int found = matchings.stream().mapToInt(IncidentMatching::found).sum();
    int wrong = matchings.stream().mapToInt(IncidentMatching::falseAlerts).sum();
    long[] millis =
        matchings.stream()
            .flatMap(matching -> matching.incidents().stream())
            .filter(outcome -> outcome.foundBy().isPresent())
            .mapToLong(IncidentMatching.IncidentOutcome::millisToDetect)
            .sorted()
            .toArray();
    return new IncidentScore(
        incidents,
        found,
        (double) found / incidents,
        millis.length == 0 ? Double.NaN : millis[millis.length / 2] / MINUTE_MILLIS,
        wrong / trials.stream().mapToDouble(ShopTrial::serviceWeeks).sum());
  }
}
