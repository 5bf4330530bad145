package io.foretide.cli.shop;

import io.foretide.cli.shop.ShopService.Call;
import java.util.Arrays;
import java.util.List;

/**
 * Carries one minute through the call graph: requests from callers to callees, failures and waiting
 * back from callees to callers. Holds the last minute it was given.
 */
final class TrafficFlow {
  /** Most that waiting for callees adds, in units of the caller's own duration. */
  private static final double MOST_WAITING = 2;

  private final CallGraph graph;
  private final double[] requestsPerSecond;
  private final double[] ownErrors;
  private final double[] errors;
  private final double[] latency;
  private final double[] waiting;

  TrafficFlow(CallGraph graph) {
    this.graph = graph;
    requestsPerSecond = new double[graph.size()];
    ownErrors = new double[graph.size()];
    errors = new double[graph.size()];
    latency = new double[graph.size()];
    waiting = new double[graph.size()];
  }

  /**
   * Computes a minute.
   *
   * @param visitors requests per second to the gateway
   * @param noise factor on each service's traffic
   * @param disturbances what incidents do to each service
   */
  void carry(double visitors, double[] noise, Disturbance[] disturbances) {
    for (int i = 0; i < graph.size(); i++) {
      Disturbance disturbance = disturbances[i];
      double inbound = graph.callers(i).length == 0 ? visitors : inbound(i);
      requestsPerSecond[i] = inbound * noise[i] * disturbance.traffic();
      ownErrors[i] = disturbance.errors();
      errors[i] = disturbance.errors();
      latency[i] = disturbance.latency();
    }
    Arrays.fill(waiting, 0);
    for (int i = graph.size() - 1; i >= 0; i--) {
      passBack(i);
    }
  }

  double requestsPerSecond(int index) {
    return requestsPerSecond[index];
  }

  /** Share of requests that fail beyond the everyday, 0..1. */
  double errors(int index) {
    return errors[index];
  }

  /** Factor on durations before load is looked at. */
  double latency(int index) {
    return latency[index];
  }

  /** Share of each caller in the requests to a service, in the order of its calls. */
  double[] callerShares(int index) {
    List<Call> calls = graph.services().get(index).calls();
    double[] shares = new double[calls.size()];
    double inbound = inbound(index);
    for (int i = 0; i < shares.length; i++) {
      shares[i] = inbound > 0 ? onward(index, i) / inbound : 1.0 / shares.length;
    }
    return shares;
  }

  /** Callees stand behind, so all that the service itself waits for is known by now. */
  private void passBack(int index) {
    latency[index] *= 1 + Math.min(MOST_WAITING, waiting[index]);
    ShopService service = graph.services().get(index);
    double extraMillis = service.medianMillis() * (latency[index] - 1);
    for (int i = 0; i < graph.callers(index).length; i++) {
      int caller = graph.callers(index)[i];
      Call call = service.calls().get(i);
      double passed = call.passedOn() * call.perRequest();
      errors[caller] = Math.min(1, errors[caller] + passed * errors[index]);
      waiting[caller] += passed * extraMillis / graph.services().get(caller).medianMillis();
    }
  }

  private double inbound(int index) {
    double sum = 0;
    for (int i = 0; i < graph.callers(index).length; i++) {
      sum += onward(index, i);
    }
    return sum;
  }

  /**
   * Requests per second that reach a service by one of its calls; a failed request calls nobody.
   */
  private double onward(int index, int call) {
    int caller = graph.callers(index)[call];
    double perRequest = graph.services().get(index).calls().get(call).perRequest();
    return requestsPerSecond[caller] * (1 - ownErrors[caller]) * perRequest;
  }
}
