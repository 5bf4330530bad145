package io.foretide.cli.report;

import io.foretide.model.anomaly.Alert;
import io.foretide.model.anomaly.AlertState;
import io.foretide.model.anomaly.Severity;
import io.foretide.model.series.Signals;
import io.foretide.model.series.Trust;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Incidents of the made-up shop, and alerts: all but one are found, and three alerts are false. */
final class SampleIncidents {
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private final long from;

  SampleIncidents(long from) {
    this.from = from;
  }

  List<TrueIncident> truth() {
    return List.of(
        incident("error burst", "checkout", 8, 14, 40, Set.of(), "12 % of requests fail"),
        incident("outage", "payments", 10, 9, 25, Set.of("checkout", "orders"), "no answer"),
        incident("latency regression", "search", 11, 16, 120, Set.of("gateway"), "p95 doubles"),
        incident("slow leak", "inventory", 12, 6, 540, Set.of(), "memory fills over nine hours"),
        incident("drop to zero", "recommendations", 14, 11, 60, Set.of(), "callers give up"),
        incident("flash crowd", "gateway", 16, 19, 90, Set.of("catalog", "cart"), "a campaign"),
        incident("error burst", "accounts", 17, 3, 15, Set.of(), "<b>expired</b> certificate"),
        incident("level shift", "catalog", 18, 13, 360, Set.of(), "a release caches pages"),
        incident("latency regression", "orders", 20, 22, 70, Set.of(), "a missing index"));
  }

  List<Alert> alerts() {
    List<Alert> alerts = new ArrayList<>();
    for (TrueIncident incident : truth()) {
      if (!incident.id().equals("slow leak-12")) {
        long lasted = incident.endMillis() - incident.startMillis();
        alerts.add(
            alert(incident.service(), signal(incident), incident.startMillis(), lasted, 0.9991));
      }
    }
    alerts.add(alert("checkout", Signals.ERRORS, at(10, 9, 10), 22 * MINUTE, 0.993));
    alerts.add(alert("cart", Signals.LATENCY_P95, at(13, 4, 10), 12 * MINUTE, 0.981));
    alerts.add(alert("search", Signals.REQUESTS, at(15, 23, 5), 9 * MINUTE, 0.979));
    alerts.add(alert("checkout", Signals.SATURATION, at(20, 23, 30), 30 * MINUTE, 0.984));
    return alerts;
  }

  static double disturbed(TrueIncident incident, String service, String signal, double value) {
    boolean own = incident.service().equals(service);
    return switch (incident.kind()) {
      case "error burst" -> signal.equals(Signals.ERRORS) ? value + 0.12 : value;
      case "outage" ->
          switch (signal) {
            case Signals.ERRORS -> value + (own ? 0.9 : 0.15);
            case Signals.REQUESTS -> own ? value * 0.3 : value;
            default -> value;
          };
      case "latency regression" ->
          signal.equals(Signals.LATENCY_P95) ? value * (own ? 2.2 : 1.3) : value;
      case "drop to zero" -> signal.equals(Signals.REQUESTS) ? 0 : value;
      case "flash crowd" -> signal.equals(Signals.REQUESTS) ? value * 2.1 : value;
      case "level shift" -> signal.equals(Signals.REQUESTS) ? value * 0.6 : value;
      default -> signal.equals(Signals.SATURATION) ? value * 1.25 : value;
    };
  }

  private static String signal(TrueIncident incident) {
    return switch (incident.kind()) {
      case "error burst", "outage" -> Signals.ERRORS;
      case "latency regression" -> Signals.LATENCY_P95;
      default -> Signals.REQUESTS;
    };
  }

  private TrueIncident incident(
      String kind,
      String service,
      int day,
      int hour,
      int minutes,
      Set<String> related,
      String description) {
    long start = at(day, hour, 7);
    return new TrueIncident(
        kind + "-" + day,
        kind,
        service,
        start,
        start + minutes * MINUTE,
        TrueIncident.DEFAULT_GRACE_MILLIS,
        related,
        description);
  }

  private long at(int day, int hour, int minute) {
    return from + ((day * 24L) + hour) * HOUR + minute * MINUTE;
  }

  private static Alert alert(
      String service, String signal, long incidentMillis, long lasted, double score) {
    long start = incidentMillis + MINUTE;
    boolean ongoing = start + lasted > start + 5 * HOUR;
    Severity severity =
        score > 0.99
            ? Severity.CRITICAL
            : signal.equals(Signals.SATURATION) ? Severity.INFO : Severity.WARNING;
    return new Alert(
        service + "-" + signal + "-" + start,
        3,
        SampleShop.key(service, signal),
        "unusual",
        ongoing ? AlertState.FIRING : AlertState.RESOLVED,
        severity,
        1,
        start,
        start + 3 * MINUTE,
        start + lasted,
        ongoing ? Alert.NOT_ENDED : start + lasted,
        0.091,
        0.004,
        0.001,
        0.009,
        score,
        7,
        service
            + " "
            + signal
            + " 9.1 % since 14:03, expected 0.4 % (95 %: 0.1–0.9 %), 7 minutes, 2,310 failed"
            + " requests",
        Trust.TRAINED,
        false,
        List.of(),
        "");
  }
}
