package io.foretide.cli.shop;

import java.util.ArrayList;
import java.util.List;

/**
 * The two ways to tell of one service.
 *
 * @param metrics summed up by minute
 * @param raw one by one
 */
record ServiceTeller(MetricSamples metrics, RawRequests raw) {

  /** A teller of each service, in the order of the call graph. */
  static List<ServiceTeller> of(ShopSettings settings, CallGraph graph, Dice dice) {
    List<ServiceTeller> tellers = new ArrayList<>();
    for (ShopService service : graph.services()) {
      String batch =
          BatchJob.of(settings, service).map(job -> job.occasion().operation()).orElse("");
      tellers.add(
          new ServiceTeller(
              new MetricSamples(service, tellers.size(), batch, dice.split()),
              new RawRequests(service, dice.split())));
    }
    return tellers;
  }
}
