package io.foretide.cli.shop;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The telemetry of a simulated shop in the order of its arrival.
 *
 * <p>Every iterator begins anew and tells the same story. It makes records as they are asked for
 * and never holds more than about a minute of them. Service-level metric samples come first, then
 * single requests by operation; saturation and replicas are samples throughout.
 */
public final class ShopTraffic implements Iterable<ShopRecord> {
  /** Tenant of every reading. */
  public static final String TENANT = "shop";

  private static final long PLAN_SALT = 0x9E3779B97F4A7C15L;

  private final ShopSettings settings;
  private final CallGraph graph = new CallGraph();
  private final IncidentPlan plan;
  private final ShopTruth truth;

  /** Plans the traffic. */
  public ShopTraffic(ShopSettings settings) {
    this.settings = settings;
    plan = new IncidentPlan(settings, graph, new Dice(settings.seed() ^ PLAN_SALT));
    List<Incident> incidents = plan.planned().stream().map(PlannedIncident::incident).toList();
    long records = new RecordEstimate(settings, graph).records(plan);
    truth = new ShopTruth(incidents, replicaCapacity(), records);
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

  private Map<String, Double> replicaCapacity() {
    Map<String, Double> capacity = new LinkedHashMap<>();
    for (ShopService service : graph.services()) {
      capacity.put(service.name(), service.replicaCapacity());
    }
    return capacity;
  }
}
