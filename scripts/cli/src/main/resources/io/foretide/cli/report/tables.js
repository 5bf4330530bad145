/** The tables of incidents and alerts; a row jumps to its chart. */
const Tables = (() => {
  const severity = (name) =>
    element("span", { class: `severity ${name.toLowerCase()}` }, name.toLowerCase());

  const { make: table, empty } = Table;

  function incidents() {
    const section = document.getElementById("incidents");
    if (!Data.labelled) {
      section.remove();
      return;
    }
    const columns = [
      ["Start (UTC)"], ["Kind"], ["Service"], ["Lasted", "number"], ["Verdict"],
      ["Detected after", "number"], ["Found by", "text"]];
    section.append(Data.report.incidents.length
      ? table("Incidents", columns, Data.report.incidents.map(incidentRow))
      : empty("No incidents."));
  }

  function incidentRow(incident) {
    const { found, service, startMillis, endMillis } = incident;
    const alert = Data.alert(incident.alertId);
    const note = incident.description ? [element("small", {}, incident.description)] : [];
    return {
      jump: Services.has(service)
        && (() => Services.jump(service, alert?.service === service ? alert.seriesId : "", startMillis, endMillis)),
      cells: [
        Format.time(startMillis), incident.kind, service, Format.duration(endMillis - startMillis),
        found ? Services.tag("good", "✓ found") : Services.tag("bad", "✗ missed"),
        found ? Format.duration(incident.millisToDetect) : "",
        [alert ? `${alert.service} ${alert.signal}` : "", ...note],
      ],
    };
  }

  function series() {
    const section = document.getElementById("series");
    const rows = Data.report.series;
    if (rows.length === 0) {
      section.remove();
      return;
    }
    const columns = [
      ["Series"], ["Rows", "number"], ["Gaps", "number"], ["Days", "number"], ["Season"], ["Anomalies", "number"],
      ["Alerts", "number"], ["Alerts a day", "number"], ["Inside the interval", "number"], ["Width over error", "number"]];
    const sorted = [...rows].sort((a, b) => b.alerts - a.alerts);
    section.append(table("Series", columns, sorted.map(seriesRow)));
  }

  function seriesRow(row) {
    return {
      jump: Services.has(row.name) && (() => Services.open(row.name)),
      cells: [
        row.name, Format.count(row.rows), Format.count(row.gaps), Format.fixed(row.days, 1), row.season, Format.count(row.anomalies),
        Format.count(row.alerts), Format.fixed(row.alerts / row.days, 2), Format.percent(row.inside), Format.fixed(row.widthOverError, 2),
      ],
    };
  }

  function alerts() {
    const section = document.getElementById("alerts");
    const rows = Data.report.alerts;
    if (rows.length === 0) {
      section.append(empty("No alerts."));
      return;
    }
    const columns = [
      ["Start (UTC)"], ["Severity"], ["Series"], ["Lasted", "number"], ["Score", "number"],
      ["Verdict"], ["What it said", "text"]];
    const made = table("Alerts", columns, rows.map(alertRow));
    if (Data.labelled) section.append(element("div", { class: "toolbar" }, filter(made)));
    section.append(made);
  }

  function alertRow(alert) {
    const incident = Data.incident(alert.incidentId);
    return {
      verdict: alert.verdict,
      jump: Services.has(alert.service)
        && (() => Services.jump(alert.service, alert.seriesId, alert.startedAtMillis, alert.endedAtMillis)),
      cells: [
        Format.time(alert.startedAtMillis), severity(alert.severity), `${alert.service} ${alert.signal}`,
        [Format.duration(alert.endedAtMillis - alert.startedAtMillis), alert.ongoing ? ", ongoing" : ""],
        alert.score === null ? Format.DASH : alert.score.toFixed(3), verdict(alert, incident), alert.explanation,
      ],
    };
  }

  function verdict(alert, incident) {
    if (alert.verdict === "NO_LABEL") return Services.tag("", "no label");
    if (!incident) return Services.tag("bad", "false alert");
    const where = incident.service === alert.service ? "" : ` of ${incident.service}`;
    return Services.tag("good", `${incident.kind}${where}`);
  }

  /** Buttons that show all alerts, those that belong to an incident, or the false ones. */
  function filter(made) {
    const choices = [["All", ""], ["On incidents", "MATCHED"], ["False alerts", "FALSE_ALERT"]];
    const buttons = choices.map(([text, wanted], chosen) =>
      element("button", {
        type: "button", "aria-pressed": String(chosen === 0),
        click: () => {
          buttons.forEach((button, i) => button.setAttribute("aria-pressed", i === chosen));
          made.querySelectorAll("tbody tr").forEach((row) => {
            row.hidden = wanted !== "" && row.dataset.verdict !== wanted;
          });
        },
      }, text));
    return element("div", { class: "buttons", role: "group", "aria-label": "Alerts shown" }, ...buttons);
  }

  return { render: () => { series(); incidents(); alerts(); } };
})();
