package io.foretide.cli.shop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Which other services an incident moves, measured on the call graph without noise. */
final class IncidentReach {
  private static final double NOTICEABLE_TRAFFIC = 0.1;
  private static final double NOTICEABLE_LATENCY = 0.1;
  private static final double NOTICEABLE_ERRORS = 0.005;

  private final CallGraph graph;
  private final TrafficFlow calm;
  private final TrafficFlow disturbed;
  private final double[] noNoise;

  IncidentReach(CallGraph graph) {
    this.graph = graph;
    calm = new TrafficFlow(graph);
    disturbed = new TrafficFlow(graph);
    noNoise = new double[graph.size()];
    Arrays.fill(noNoise, 1);
    calm.carry(1, noNoise, calmly());
  }

  /** The same incident, telling which other services it affects. */
  PlannedIncident told(PlannedIncident planned) {
    Incident incident = planned.incident();
    Incident told =
        new Incident(
            incident.id(),
            incident.kind(),
            incident.service(),
            incident.startMillis(),
            incident.endMillis(),
            incident.signals(),
            affectedBy(incident.service(), planned.height()),
            incident.description());
    return new PlannedIncident(told, planned.script(), planned.size());
  }

  /** Names of the other services that notice a disturbance of one. */
  List<String> affectedBy(String service, Disturbance disturbance) {
    int origin = graph.index(service);
    Disturbance[] disturbances = calmly();
    disturbances[origin] = disturbance;
    disturbed.carry(1, noNoise, disturbances);
    List<String> affected = new ArrayList<>();
    for (int i = 0; i < graph.size(); i++) {
      if (i != origin && isNoticeable(i)) {
        affected.add(graph.services().get(i).name());
      }
    }
    return affected;
  }

  private boolean isNoticeable(int index) {
    double traffic = disturbed.requestsPerSecond(index) / calm.requestsPerSecond(index);
    return Math.abs(traffic - 1) >= NOTICEABLE_TRAFFIC
        || disturbed.latency(index) - 1 >= NOTICEABLE_LATENCY
        || disturbed.errors(index) >= NOTICEABLE_ERRORS;
  }

  private Disturbance[] calmly() {
    Disturbance[] disturbances = new Disturbance[graph.size()];
    Arrays.fill(disturbances, Disturbance.CALM);
    return disturbances;
  }
}
