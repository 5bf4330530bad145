package io.foretide.cli.demo;

import io.foretide.cli.report.IncidentMatching;
import io.foretide.cli.report.IncidentMatching.IncidentOutcome;
import io.foretide.cli.report.Provisioning;
import io.foretide.cli.report.ReportData;
import io.foretide.cli.report.Summary;
import io.foretide.cli.report.TrueIncident;
import io.foretide.model.anomaly.Alert;
import io.foretide.scaling.ScalingForecastOptions;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What a demo prints when it is done. */
final class DemoSummary {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private static final double TARGET = ScalingForecastOptions.TARGET_VIOLATION.defaultValue();

  private final PrintWriter out;

  DemoSummary(PrintWriter out) {
    this.out = out;
  }

  void print(ReportData data, IncidentMatching matching, long scored) {
    Summary summary = data.summary();
    out.println();
    if (summary.detection().labelled()) {
      out.println("What happened, and when it was noticed (UTC)");
      matching.incidents().forEach(this::incident);
      falseAlerts(matching);
    } else {
      out.println("Alerts (UTC; the input is not labelled)");
      matching.alerts().stream().limit(20).forEach(outcome -> alert(outcome.alert()));
      if (matching.alerts().size() > 20) {
        out.printf("  ... and %d more in the report%n", matching.alerts().size() - 20);
      }
    }
    out.println();
    detection(summary.detection());
    line("episodes", "%d, which are what people are told of", data.episodes().size());
    line("windows scored", "%,d", scored);
    if (!Double.isNaN(summary.intervalCoverage())) {
      line("95 % interval held", "%.1f %% of the values", 100 * summary.intervalCoverage());
    }
    if (summary.foretide().windows() > 0) {
      provisioning("scaling, Foretide", summary.foretide());
      provisioning("scaling, reactive HPA", summary.reactive());
      line(
          "scaling, regret",
          "%,.0f replica-hours too many, or too few and counted %.0f times; %,.0f when just the"
              + " demand of the moment is ordered for",
          summary.regret().foretide(),
          (1 - TARGET) / TARGET,
          summary.regret().reactive());
    }
    line(
        "records",
        "%,d in, %,d late, %s",
        summary.records().received(),
        summary.records().late(),
        "dead letters " + summary.records().deadLetters());
    out.flush();
  }

  private void alert(Alert alert) {
    String started = TIME.format(Instant.ofEpochMilli(alert.startedAtMillis()));
    out.printf("  %-18s %-8s %s%n", started, alert.severity(), alert.explanation());
  }

  private void incident(IncidentOutcome outcome) {
    TrueIncident incident = outcome.incident();
    String noticed =
        outcome
            .foundBy()
            .map(
                alert ->
                    String.format(
                        Locale.ROOT,
                        "found after %2d min by %s %s",
                        outcome.millisToDetect() / 60_000,
                        alert.key().service(),
                        alert.key().signal()))
            .orElse("MISSED");
    out.printf(
        "  %-18s %-19s %-15s %s%n",
        TIME.format(Instant.ofEpochMilli(incident.startMillis())),
        incident.kind(),
        incident.service(),
        noticed);
  }

  private void falseAlerts(IncidentMatching matching) {
    matching.alerts().stream()
        .filter(outcome -> outcome.incident().isEmpty())
        .forEach(
            outcome ->
                out.printf(
                    "  %-18s %-19s %s%n",
                    TIME.format(Instant.ofEpochMilli(outcome.alert().startedAtMillis())),
                    "false alert",
                    outcome.alert().explanation()));
  }

  private void detection(Summary.Detection detection) {
    if (detection.labelled()) {
      line(
          "incidents",
          "%d of %d found, median %.0f min after their start",
          detection.found(),
          detection.incidents(),
          detection.medianMillisToDetect() / 60_000);
      line(
          "alerts",
          "%d, of which %d false: %.2f per service and week",
          detection.alerts(),
          detection.falseAlerts(),
          detection.falseAlertsPerServiceWeek());
    } else {
      line("alerts", "%d", detection.alerts());
    }
  }

  private void provisioning(String name, Provisioning provisioning) {
    line(
        name,
        "%.2f %% of the windows short, %.0f %% more capacity than demand (median)",
        100 * provisioning.underShare(),
        100 * provisioning.overRatio());
  }

  private void line(String name, String format, Object... values) {
    out.printf("  %-24s %s%n", name, String.format(Locale.ROOT, format, values));
  }
}
