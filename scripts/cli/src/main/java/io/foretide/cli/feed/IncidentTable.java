package io.foretide.cli.feed;

import io.foretide.cli.report.TrueIncident;
import io.foretide.cli.shop.Incident;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The incidents of a feed for people: a line each, before they happen. */
final class IncidentTable {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private IncidentTable() {}

  /** The lines of all that are fed. */
  static String of(List<Incident> incidents, FeedPlan plan) {
    List<Incident> fed =
        incidents.stream().filter(incident -> incident.startMillis() >= plan.fed()).toList();
    if (fed.isEmpty()) {
      return "No incident happens\n";
    }
    StringBuilder lines = new StringBuilder("What happens (UTC)\n");
    fed.forEach(incident -> lines.append(line(incident, plan)));
    return lines.toString();
  }

  private static String line(Incident incident, FeedPlan plan) {
    boolean past = incident.startMillis() < plan.shop().rawStartMillis();
    return "  %-17s %-19s %-15s %s%n"
        .formatted(
            DAY.format(Instant.ofEpochMilli(incident.startMillis())),
            TrueIncident.of(incident).kind(),
            incident.service(),
            past ? "in the history" : "fed at " + CLOCK.format(plan.due(incident.startMillis())));
  }
}
