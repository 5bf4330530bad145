package io.foretide.cli.shop;

import java.util.List;

/** What all incidents together do to every service, minute by minute. */
final class IncidentEffects {
  private final List<List<PlannedIncident>> byService;
  private final Disturbance[] disturbances;

  IncidentEffects(CallGraph graph, IncidentPlan plan) {
    byService = graph.services().stream().map(service -> plan.of(service.name())).toList();
    disturbances = new Disturbance[graph.size()];
  }

  /** The disturbance of each service in the minute that starts at {@code millis}; reused. */
  Disturbance[] at(long millis) {
    for (int i = 0; i < disturbances.length; i++) {
      Disturbance all = Disturbance.CALM;
      for (PlannedIncident planned : byService.get(i)) {
        all = all.and(planned.at(millis));
      }
      disturbances[i] = all;
    }
    return disturbances;
  }
}
