package io.foretide.cli.evaluate;

import io.foretide.cli.shop.Incident;
import io.foretide.cli.shop.Occasion;
import io.foretide.cli.shop.OccasionKind;
import io.foretide.cli.shop.ShopSettings;
import io.foretide.cli.shop.ShopTraffic;
import io.foretide.cli.shop.ShopTruth;
import io.foretide.model.anomaly.Severity;
import io.foretide.model.control.ControlBook;
import io.foretide.model.episode.CallGraph;
import io.foretide.model.episode.CallGraph.Call;
import io.foretide.model.episode.Episode;
import io.foretide.model.series.SeriesWindow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Eight weeks of the eventful shop as the models of the jobs see it, told of what is known
 * beforehand, and its episodes against what truly happened.
 *
 * @param seed which shop
 * @param incidents incidents that were to be found: not those that a calendar covers
 * @param found those with an episode
 * @param whole those with exactly one
 * @param caused those whose first episode names the true cause first
 * @param falsePages number of episodes, warnings at least, that no incident explains
 * @param serviceMonths services times months of 30 days, after the first nine days
 * @param batchPages of the false ones, those of the batch job after its second week
 * @param calendarPages of the false ones, those of a day that a calendar speaks of
 */
record EpisodeTrial(
    long seed,
    int incidents,
    int found,
    int whole,
    int caused,
    int falsePages,
    double serviceMonths,
    int batchPages,
    int calendarPages) {
  private static final Duration SETTLING = Duration.ofMinutes(15);
  private static final Duration MONTH = Duration.ofDays(30);
  private static final Duration LEARNING = Duration.ofDays(9);
  private static final Duration TWO_WEEKS = Duration.ofDays(14);

  /** The shop of a seed. */
  static EpisodeTrial of(long seed) {
    ShopTraffic traffic = new ShopTraffic(ShopSettings.eventful().withSeed(seed));
    ShopTruth truth = traffic.truth();
    ControlBook book = new ControlBook();
    truth.occasions().stream().flatMap(OccasionControls::of).forEach(book::put);
    CallGraph graph = new CallGraph();
    truth
        .calls()
        .forEach(
            call ->
                graph.note(
                    new Call(call.caller(), call.service()), traffic.settings().endMillis()));
    EpisodeReplay replay = new EpisodeReplay(book, graph);
    for (List<SeriesWindow> minute : traffic.windows()) {
      replay.next(minute);
    }
    return judge(traffic, replay.newest());
  }

  /** What was made of the traffic, against what truly happened. */
  static EpisodeTrial judge(ShopTraffic traffic, List<Episode> episodes) {
    ShopTruth truth = traffic.truth();
    List<Occasion> occasions = truth.occasions();
    List<Incident> incidents =
        truth.incidents().stream().filter(incident -> !isSuppressed(incident, occasions)).toList();
    Map<Incident, List<Episode>> matched = new LinkedHashMap<>();
    incidents.forEach(
        incident ->
            matched.put(incident, episodes.stream().filter(e -> isOf(e, incident)).toList()));
    List<Episode> pages =
        episodes.stream()
            .filter(episode -> episode.severity().compareTo(Severity.WARNING) >= 0)
            .filter(e -> truth.incidents().stream().noneMatch(incident -> isOf(e, incident)))
            .toList();
    Duration length =
        Duration.ofMillis(traffic.settings().endMillis() - traffic.settings().startMillis());
    return new EpisodeTrial(
        traffic.settings().seed(),
        incidents.size(),
        count(matched, e -> !e.isEmpty()),
        count(matched, e -> e.size() == 1),
        (int)
            matched.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .filter(entry -> causeOf(entry.getValue()).equals(entry.getKey().service()))
                .count(),
        pages.size(),
        traffic.services().size() * (double) length.minus(LEARNING).toMillis() / MONTH.toMillis(),
        (int) pages.stream().filter(page -> isOfBatch(page, traffic, occasions)).count(),
        (int) pages.stream().filter(page -> isOnADay(page, occasions)).count());
  }

  private static int count(Map<Incident, List<Episode>> matched, Predicate<List<Episode>> holds) {
    return (int) matched.values().stream().filter(holds).count();
  }

  private static String causeOf(List<Episode> episodes) {
    return episodes.get(0).causes().get(0).service();
  }

  private static boolean isSuppressed(Incident incident, List<Occasion> occasions) {
    return occasions.stream()
        .filter(occasion -> occasion.kind() == OccasionKind.MAINTENANCE)
        .anyMatch(
            occasion ->
                occasion.service().equals(incident.service())
                    && occasion.covers(incident.startMillis()));
  }

  private static boolean isOf(Episode episode, Incident incident) {
    long end = incident.endMillis() + SETTLING.toMillis();
    List<String> concerned = new ArrayList<>(incident.alsoAffected());
    concerned.add(incident.service());
    return episode.startedAtMillis() < end
        && episode.updatedAtMillis() > incident.startMillis()
        && episode.services().stream().anyMatch(concerned::contains);
  }

  private static boolean isOfBatch(Episode page, ShopTraffic traffic, List<Occasion> occasions) {
    return page.startedAtMillis() > traffic.settings().startMillis() + TWO_WEEKS.toMillis()
        && occasions.stream()
            .filter(occasion -> occasion.kind() == OccasionKind.BATCH_JOB)
            .anyMatch(
                occasion ->
                    page.services().contains(occasion.service())
                        && occasion.covers(page.startedAtMillis()));
  }

  private static boolean isOnADay(Episode page, List<Occasion> occasions) {
    return occasions.stream()
        .anyMatch(
            occasion ->
                switch (occasion.kind()) {
                  case HOLIDAY, MAINTENANCE -> occasion.covers(page.startedAtMillis());
                  case DST_CHANGE ->
                      page.startedAtMillis() >= occasion.startMillis()
                          && page.startedAtMillis()
                              < occasion.startMillis() + Duration.ofDays(1).toMillis();
                  case DEPLOYMENT, BATCH_JOB -> false;
                });
  }
}
