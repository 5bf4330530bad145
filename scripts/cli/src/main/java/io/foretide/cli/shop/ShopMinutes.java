package io.foretide.cli.shop;

import java.util.ArrayList;
import java.util.List;

/** The whole shop, minute by minute: every minute follows from the ones before. */
final class ShopMinutes {
  private final ShopSettings settings;
  private final DemandCurve demand;
  private final IncidentEffects effects;
  private final TrafficFlow flow;
  private final List<ServiceLoad> loads = new ArrayList<>();
  private final Dice dice;
  private final AutocorrelatedNoise mood;
  private final AutocorrelatedNoise bursts;
  private final double[] noise;
  private int minute;

  ShopMinutes(ShopSettings settings, CallGraph graph, IncidentPlan plan, Dice dice) {
    this.settings = settings;
    this.dice = dice;
    demand = new DemandCurve(settings);
    effects = new IncidentEffects(settings, graph, plan);
    flow = new TrafficFlow(graph);
    mood = new AutocorrelatedNoise(0.9993, 0.03, dice);
    bursts = new AutocorrelatedNoise(0.93, 0.05, dice);
    for (ShopService service : graph.services()) {
      loads.add(new ServiceLoad(settings, service, dice.split()));
    }
    noise = new double[loads.size()];
  }

  /** What each service does in the next minute, in the order of the call graph. */
  List<ServiceMinute> next() {
    long millis = settings.minuteMillis(minute++);
    double visitors = demand.requestsPerSecond(millis) * mood.next(dice) * bursts.next(dice);
    for (int i = 0; i < noise.length; i++) {
      noise[i] = loads.get(i).trafficNoise();
    }
    Disturbance[] disturbances = effects.at(millis);
    flow.carry(visitors, noise, disturbances);
    List<ServiceMinute> minutes = new ArrayList<>(loads.size());
    for (int i = 0; i < noise.length; i++) {
      minutes.add(loads.get(i).minute(millis, i, flow, disturbances[i]));
    }
    return minutes;
  }
}
