package io.foretide.cli.shop;

import java.util.Arrays;

/** How many records to expect, from the demand curve and the incidents without noise. */
final class RecordEstimate {
  /** Saturation and replicas, which every service reports every minute. */
  private static final int STANDING_SAMPLES = 2;

  /** Error share and three latencies, which a minute without requests lacks. */
  private static final int SAMPLES_OF_REQUESTS = 4;

  private final ShopSettings settings;
  private final CallGraph graph;

  RecordEstimate(ShopSettings settings, CallGraph graph) {
    this.settings = settings;
    this.graph = graph;
  }

  long records(IncidentPlan plan) {
    DemandCurve demand = new DemandCurve(settings);
    IncidentEffects effects = new IncidentEffects(settings, graph, plan);
    TrafficFlow flow = new TrafficFlow(graph);
    double[] noNoise = new double[graph.size()];
    Arrays.fill(noNoise, 1);
    double records = settings.duplicateRecords() + settings.poisonRecords();
    for (int minute = 0; minute < settings.totalMinutes(); minute++) {
      long millis = settings.minuteMillis(minute);
      Disturbance[] disturbances = effects.at(millis);
      flow.carry(demand.requestsPerSecond(millis), noNoise, disturbances);
      for (int i = 0; i < graph.size(); i++) {
        double requests = 60 * flow.requestsPerSecond(i);
        records += STANDING_SAMPLES;
        if (minute >= settings.historyMinutes() || settings.story().traces(minute)) {
          records += requests;
        } else if (!disturbances[i].silent()) {
          records += 1 + SAMPLES_OF_REQUESTS * (1 - StrictMath.exp(-requests));
        }
      }
    }
    return Math.round(records + batch());
  }

  /** The count of a batch job, mostly zero; single requests of it are left out. */
  private double batch() {
    OccasionPlan occasions = new OccasionPlan(settings);
    return occasions.of(OccasionKind.BATCH_JOB).isPresent() ? settings.historyMinutes() : 0;
  }
}
