/** The report's data, and the questions that the page asks of it. Times of charts are seconds. */
const Data = (() => {
  const report = JSON.parse(document.getElementById("report-data").textContent);
  const byId = (rows, id) => new Map(rows.map((row) => [row[id], row]));
  const alerts = byId(report.alerts, "alertId");
  const incidents = byId(report.incidents, "id");

  const alertsOn = (seriesId) => report.alerts.filter((alert) => alert.seriesId === seriesId);
  const alertsOf = (service) => report.alerts.filter((alert) => alert.service === service);
  const incidentsAt = (service) =>
    report.incidents.filter((incident) => incident.service === service);
  const incidentsTouching = (service) =>
    report.incidents.filter(
      (incident) => incident.service === service || incident.relatedServices.includes(service));

  return {
    report,
    labelled: report.summary.detection.labelled,
    alert: (id) => alerts.get(id),
    incident: (id) => incidents.get(id),
    alertsOn,
    alertsOf,
    incidentsAt,
    incidentsTouching,
    seconds: (millis) => millis.map((time) => time / 1000),
  };
})();
