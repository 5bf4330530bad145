package io.foretide.cli.shop;

/**
 * An incident and what makes it happen.
 *
 * @param incident the truth that is told
 * @param script its course
 * @param size how hard it strikes, see {@link IncidentScript}
 */
record PlannedIncident(Incident incident, IncidentScript script, double size) {

  /** What it does to its service in the minute that starts at {@code millis}. */
  Disturbance at(long millis) {
    long start = incident.startMillis();
    if (millis < start || (millis >= incident.endMillis() && !script.lasts())) {
      return Disturbance.CALM;
    }
    return script.at(minutes(millis - start), minutes(incident.endMillis() - start), size);
  }

  /** What it does shortly before its end, when even a slow one has grown. */
  Disturbance height() {
    long start = incident.startMillis();
    double total = minutes(incident.endMillis() - start);
    return script.at(0.8 * total, total, size);
  }

  private static double minutes(long millis) {
    return (double) millis / ShopSettings.WINDOW_MILLIS;
  }
}
