/** The tables of incidents, episodes and alerts; a row jumps to its chart. */
const Tables = (() => {
  /** Causes and alerts of an episode that are listed unfolded. */
  const [SHOWN_CAUSES, SHOWN_ALERTS] = [3, 5];

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

  function episodes() {
    const section = document.getElementById("episodes");
    const rows = Data.report.episodes;
    if (rows.length === 0) {
      section.remove();
      return;
    }
    const columns = [
      ["Start (UTC)"], ["Severity"], ["State"], ["Lasted", "number"], ["What is wrong", "text"],
      ["Likeliest causes", "text narrow"], ["Alerts, with their charts", "text narrow"]];
    section.append(table("Episodes", columns, rows.map(episodeRow)));
  }

  function episodeRow(episode) {
    const alerts = episode.alertIds.map(Data.alert).filter(Boolean);
    const first = alerts.find(({ service }) => Services.has(service));
    return {
      jump: first && (() => jumpTo(first)),
      cells: [
        Format.time(episode.startedAtMillis), severity(episode.severity),
        `${episode.open ? "open" : "closed"}${episode.provisional ? ", provisional" : ""}`,
        Format.duration(episode.endedAtMillis - episode.startedAtMillis),
        [episode.title, element("small", {}, episode.explanation)],
        [...causes(episode.causes), ...contributors(episode.contributors)],
        alertLinks(alerts, episode.alertCount),
      ],
    };
  }

  const part = (share) => `${Format.fixed(share * 100, 0)} %`;

  /** A list whose items beyond the first few fold. */
  function folded(items, shown) {
    const list = (some) => element("ul", { class: "plain" }, ...some.map((item) => element("li", {}, ...[item].flat())));
    const more = items.slice(shown);
    return [
      list(items.slice(0, shown)),
      ...(more.length ? [element("details", { click: (event) => event.stopPropagation() },
        element("summary", {}, `${more.length} more`), list(more))] : []),
    ];
  }

  const causes = (rows) => folded(rows.map(({ service, weight, evidence }) =>
    [element("b", {}, `${service} ${part(weight)}`), element("small", {}, evidence)]), SHOWN_CAUSES);

  const contributors = (rows) => (rows.length === 0 ? [] : [
    element("small", {}, `Operations: ${rows.map(({ operation, service, signal, share }) =>
      `${operation || service} ${signal} ${part(share)}`).join(", ")}`)]);

  function alertLinks(alerts, count) {
    const left = count - alerts.length;
    return [
      ...folded(alerts.map(alertLink), SHOWN_ALERTS),
      ...(left > 0 ? [element("small", {}, `and ${left} that the episode does not list`)] : []),
    ];
  }

  function alertLink(alert) {
    const name = `${alert.service} ${alert.signal}`;
    return Services.has(alert.service)
      ? element("button", {
        type: "button", class: "link", title: "Show the chart",
        click: (event) => { event.stopPropagation(); jumpTo(alert); },
      }, name)
      : name;
  }

  const jumpTo = ({ service, seriesId, startedAtMillis, endedAtMillis }) =>
    Services.jump(service, seriesId, startedAtMillis, endedAtMillis);

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
      jump: Services.has(alert.service) && (() => jumpTo(alert)),
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

  return { render: () => { series(); incidents(); episodes(); alerts(); } };
})();
