package io.foretide.cli.shop;

import io.foretide.cli.shop.ShopTruth.ServiceCall;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The telemetry of a simulated shop in the order of its arrival.
 *
 * <p>Every iterator begins anew and tells the same story. It makes records as they are asked for
 * and never holds more than about a minute of them. Service-level metric samples come first, then
 * single requests by operation; saturation and replicas are samples throughout. The history of the
 * eventful shop has a minute of single requests every six hours, which tell who calls whom.
 */
public final class ShopTraffic implements Iterable<ShopRecord> {
  /** Tenant of every reading. */
  public static final String TENANT = "shop";

  private static final long PLAN_SALT = 0x9E3779B97F4A7C15L;

  private final ShopSettings settings;
  private final CallGraph graph;
  private final IncidentPlan plan;
  private final ShopTruth truth;

  /** Plans the traffic. */
  public ShopTraffic(ShopSettings settings) {
    this.settings = settings;
    graph = new CallGraph(settings.story());
    plan = new IncidentPlan(settings, graph, new Dice(settings.seed() ^ PLAN_SALT));
    List<Incident> incidents = plan.planned().stream().map(PlannedIncident::incident).toList();
    long records = new RecordEstimate(settings, graph).records(plan);
    List<Occasion> occasions = new OccasionPlan(settings).occasions();
    truth = new ShopTruth(incidents, replicaCapacity(), occasions, calls(), records);
  }

  /** What the traffic was made from. */
  public ShopSettings settings() {
    return settings;
  }

  /** What is true of it. */
  public ShopTruth truth() {
    return truth;
  }

  /** Names of the services, callers before those they call. */
  public List<String> services() {
    return List.copyOf(truth.replicaCapacity().keySet());
  }

  @Override
  public Iterator<ShopRecord> iterator() {
    return new ArrivalOrder(settings, graph, plan, new Dice(settings.seed()));
  }

  /** The same story as windows, for who needs no transport. */
  public ShopWindows windows() {
    return new ShopWindows(settings, graph, plan);
  }

  private List<ServiceCall> calls() {
    List<ServiceCall> calls = new ArrayList<>();
    for (ShopService service : graph.services()) {
      service.calls().forEach(call -> calls.add(new ServiceCall(call.caller(), service.name())));
    }
    return calls;
  }

  private Map<String, Double> replicaCapacity() {
    Map<String, Double> capacity = new LinkedHashMap<>();
    for (ShopService service : graph.services()) {
      capacity.put(service.name(), service.replicaCapacity());
    }
    return capacity;
  }
}
