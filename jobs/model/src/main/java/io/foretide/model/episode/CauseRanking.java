package io.foretide.model.episode;

import io.foretide.model.anomaly.Alert;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which service has probably caused an episode.
 *
 * <p>An alert is explained by an unusual neighbour on the side that it may have come from, see
 * {@link Travel}; slowness and failures also by more requests of the same service that are
 * explained so: a crowd overloads all that it reaches. The likeliest cause is the service whose own
 * alerts are the least explained, the strongest and the earliest.
 */
final class CauseRanking {
  private static final int MOST_CAUSES = 10;
  private static final double LEFT_OF_EXPLAINED = 0.1;
  private static final double SOONER = Duration.ofMinutes(5).toMillis();

  private final CallGraph graph;
  private final Map<String, List<Alert>> byService = new TreeMap<>();
  private final long firstMillis;

  CauseRanking(CallGraph graph, Collection<Alert> alerts) {
    this.graph = graph;
    alerts.forEach(
        alert ->
            byService.computeIfAbsent(alert.key().service(), any -> new ArrayList<>()).add(alert));
    this.firstMillis = alerts.stream().mapToLong(Alert::startedAtMillis).min().orElse(0);
  }

  /** The causes, the likeliest first; weights add up to 1 unless some were left out. */
  List<Cause> causes() {
    Map<String, Double> strength = new TreeMap<>();
    byService.forEach((service, alerts) -> strength.put(service, strength(service, alerts)));
    double all = strength.values().stream().mapToDouble(Double::doubleValue).sum();
    return strength.entrySet().stream()
        .sorted(
            Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(MOST_CAUSES)
        .map(entry -> new Cause(entry.getKey(), entry.getValue() / all, evidence(entry.getKey())))
        .toList();
  }

  private double strength(String service, List<Alert> alerts) {
    double own = 0;
    double most = 0;
    for (Alert alert : alerts) {
      double left = isExplained(service, alert) ? LEFT_OF_EXPLAINED : 1;
      own = Math.max(own, left * weight(alert));
      most += left * weight(alert);
    }
    long later = firstMillis(alerts) - firstMillis;
    return (own + 0.1 * most) * Math.exp(-later / SOONER);
  }

  private static double weight(Alert alert) {
    return alert.score()
        * switch (alert.severity()) {
          case INFO -> 1;
          case WARNING -> 2;
          case CRITICAL -> 3;
        };
  }

  private static long firstMillis(List<Alert> alerts) {
    return alerts.stream().mapToLong(Alert::startedAtMillis).min().orElseThrow();
  }

  private boolean isExplained(String service, Alert alert) {
    return isPassedOn(service, alert) || isOfLoad(service, alert);
  }

  private boolean isPassedOn(String service, Alert alert) {
    return Travel.of(alert).sources(service, graph).stream()
        .flatMap(source -> byService.getOrDefault(source, List.of()).stream())
        .anyMatch(other -> Travel.follows(alert, other));
  }

  /** Whether a service is slow or fails while others send it more requests than usual. */
  private boolean isOfLoad(String service, Alert alert) {
    return Travel.of(alert) == Travel.TO_CALLERS
        && byService.get(service).stream()
            .filter(other -> Travel.of(other) == Travel.TO_CALLEES && other.direction() > 0)
            .anyMatch(crowd -> isPassedOn(service, crowd));
  }

  private String evidence(String service) {
    List<Alert> alerts = byService.get(service);
    long explained = alerts.stream().filter(alert -> isExplained(service, alert)).count();
    List<String> neighbours =
        byService.keySet().stream()
            .filter(other -> !other.equals(service) && graph.areNeighbours(service, other))
            .toList();
    long later = firstMillis(alerts) - firstMillis;
    return (later == 0 ? "began first" : "began " + later / 60_000 + " min later")
        + (explained == alerts.size()
            ? ", follows " + String.join(", ", neighbours)
            : ", %d of %d alerts follow from no neighbour"
                .formatted(alerts.size() - explained, alerts.size()))
        + (explained == alerts.size() || neighbours.isEmpty()
            ? ""
            : ", next to " + String.join(", ", neighbours));
  }
}
