package io.foretide.model.episode;

import io.foretide.model.anomaly.Alert;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Which operations contribute how much to what is wrong with a service: by how far each is from
 * what was expected of it in its worst window, among those that alert by the service's worst
 * signal. Traffic is not weighed.
 */
final class Contributions {
  private static final int MOST = 10;

  private Contributions() {}

  static List<Contributor> of(String service, Collection<Alert> alerts) {
    List<Alert> operations =
        alerts.stream()
            .filter(alert -> alert.key().service().equals(service))
            .filter(alert -> !alert.key().isServiceLevel())
            .toList();
    String signal =
        operations.stream()
            .max(Comparator.comparingDouble(Alert::score).thenComparing(Alert::alertId))
            .map(alert -> alert.key().signal())
            .orElse("");
    List<Alert> same =
        operations.stream().filter(alert -> alert.key().signal().equals(signal)).toList();
    double whole = same.stream().mapToDouble(Contributions::departure).sum();
    return same.stream()
        .filter(alert -> whole > 0)
        .map(
            alert ->
                new Contributor(service, alert.key().operation(), signal, departure(alert) / whole))
        .sorted(
            Comparator.comparingDouble(Contributor::share)
                .reversed()
                .thenComparing(Contributor::operation))
        .limit(MOST)
        .toList();
  }

  private static double departure(Alert alert) {
    double departure = Math.abs(alert.value() - alert.expected());
    return Double.isNaN(departure) ? 0 : departure;
  }
}
