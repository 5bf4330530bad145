package io.foretide.cli.shop;

import java.util.List;
import java.util.Optional;

/** What all incidents and maintenance together do to every service, minute by minute. */
final class IncidentEffects {
  private final List<List<PlannedIncident>> byService;
  private final Optional<Maintenance> maintenance;
  private final int maintained;
  private final Disturbance[] disturbances;

  IncidentEffects(ShopSettings settings, CallGraph graph, IncidentPlan plan) {
    maintenance =
        new OccasionPlan(settings)
            .of(OccasionKind.MAINTENANCE)
            .map(occasion -> new Maintenance(occasion, settings.seed()));
    maintained = maintenance.map(work -> graph.index(work.occasion().service())).orElse(-1);
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
      disturbances[i] = i == maintained ? all.and(maintenance.get().at(millis)) : all;
    }
    return disturbances;
  }
}
