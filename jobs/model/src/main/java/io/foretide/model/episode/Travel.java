package io.foretide.model.episode;

import io.foretide.model.anomaly.Alert;
import io.foretide.model.series.Signals;
import java.util.Set;

/** Which way what an alert tells of goes along the calls between services. */
enum Travel {
  /** Failures and slowness: from who is called to who calls. */
  TO_CALLERS,
  /** More or fewer requests: from who calls to who is called. */
  TO_CALLEES;

  static Travel of(Alert alert) {
    return alert.key().signal().equals(Signals.REQUESTS) ? TO_CALLEES : TO_CALLERS;
  }

  /** Services that it may come from. */
  Set<String> sources(String service, CallGraph graph) {
    return switch (this) {
      case TO_CALLERS -> graph.calleesOf(service);
      case TO_CALLEES -> graph.callersOf(service);
    };
  }

  /** Whether an alert may follow from one of a service that it may come from. */
  static boolean follows(Alert alert, Alert source) {
    Travel travel = of(alert);
    return travel == of(source)
        && (travel == TO_CALLERS || alert.direction() == source.direction());
  }
}
