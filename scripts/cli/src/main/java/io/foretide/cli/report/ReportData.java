package io.foretide.cli.report;

import java.util.List;

/**
 * Everything the page shows, in the shape that its scripts read as JSON. Times are milliseconds
 * since the epoch, unknown numbers are NaN, absent parts are empty.
 *
 * @param run what was run
 * @param summary what came of it
 * @param services charts of the signals, a section per service or input series
 * @param forecasts forecasts of chosen series against what came
 * @param scaling replicas of the services that were scaled
 * @param alerts by start
 * @param episodes by start; empty when alerts are not grouped
 * @param incidents by start; empty when nothing is labelled
 * @param series figures of each series; empty when the run is not about single series
 */
public record ReportData(
    RunFacts run,
    Summary summary,
    List<ServiceSection> services,
    List<ForecastFan> forecasts,
    List<ScalingChart> scaling,
    List<AlertRow> alerts,
    List<EpisodeRow> episodes,
    List<IncidentRow> incidents,
    List<SeriesFigures> series) {

  /** Copies the lists. */
  public ReportData {
    services = List.copyOf(services);
    forecasts = List.copyOf(forecasts);
    scaling = List.copyOf(scaling);
    alerts = List.copyOf(alerts);
    episodes = List.copyOf(episodes);
    incidents = List.copyOf(incidents);
    series = List.copyOf(series);
  }
}
