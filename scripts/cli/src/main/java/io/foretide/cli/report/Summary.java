package io.foretide.cli.report;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The figures at the top of the page.
 *
 * @param detection incidents and alerts
 * @param intervalCoverage share of values inside the 95 % interval made before they were seen,
 *     0..1; NaN when unknown
 * @param foretide how the recommendations met demand
 * @param reactive how the reactive rule met the same demand
 * @param regret what came of the recommendations of all workloads
 * @param records what went in
 */
public record Summary(
    Detection detection,
    double intervalCoverage,
    Provisioning foretide,
    Provisioning reactive,
    Regret regret,
    Records records) {

  /**
   * How well alerts told of incidents.
   *
   * @param labelled whether the input says what truly happened; without, only {@code alerts} counts
   * @param incidents number of incidents
   * @param found number of incidents with an alert
   * @param alerts number of alerts
   * @param falseAlerts number of alerts without an incident
   * @param falseAlertsPerServiceWeek the same, per service and week
   * @param medianMillisToDetect from the start of a found incident until its alert fired,
   *     milliseconds; NaN when none was found
   */
  public record Detection(
      boolean labelled,
      int incidents,
      int found,
      int alerts,
      int falseAlerts,
      double falseAlertsPerServiceWeek,
      double medianMillisToDetect) {

    private static final double WEEK_MILLIS = 7 * 86_400_000.0;

    /**
     * Sums up a matching.
     *
     * @param services number of services watched
     * @param watchedMillis how long they were watched, milliseconds
     */
    public static Detection of(IncidentMatching matching, int services, long watchedMillis) {
      return new Detection(
          true,
          matching.incidents().size(),
          matching.found(),
          matching.alerts().size(),
          matching.falseAlerts(),
          matching.falseAlerts() / (services * watchedMillis / WEEK_MILLIS),
          matching.medianMillisToDetect());
    }

    /** Nothing is labelled: alerts are neither right nor wrong. */
    public static Detection unlabelled(int alerts) {
      return new Detection(false, 0, 0, alerts, 0, Double.NaN, Double.NaN);
    }
  }

  /**
   * Records of the telemetry topic.
   *
   * @param received records read
   * @param late records that came after their window was closed
   * @param deadLetters records refused, by reason
   */
  public record Records(long received, long late, Map<String, Long> deadLetters) {

    /** Copies the reasons, sorted. */
    public Records {
      deadLetters = Collections.unmodifiableMap(new TreeMap<>(deadLetters));
    }
  }
}
