/** Frames around charts: captions, legends, range buttons, the section of a service. */
const Parts = (() => {
  const RANGES = [
    ["All", undefined],
    ["Last week", 7 * Plot.DAY],
    ["Last day", Plot.DAY],
    ["Last 3 h", 3 * Plot.HOUR],
  ];

  /** A captioned chart that is still empty; the readout says `side` while nothing is pointed at. */
  function chart(title, side, label) {
    const readout = element("div", { class: "readout", "aria-hidden": "true" }, side);
    readout.rest = () => readout.replaceChildren(side);
    const host = element("div", { class: "plot", tabindex: "0", role: "img", "aria-label": label });
    host.style.height = `${Plot.HEIGHT}px`;
    const figure = element("figure", {},
      element("figcaption", {}, element("h4", {}, title)), readout, host);
    return { figure, host, readout };
  }

  const legend = (keys) =>
    element("ul", { class: "legend", "aria-label": "Legend" }, ...keys.map(([key, text]) =>
      element("li", {}, element("span", { class: `key ${key}`, "aria-hidden": "true" }), text)));

  /** Buttons that show the last of a group; longer ranges than the data are left out. */
  function ranges(moves) {
    const offered = RANGES.filter(([, seconds]) => !seconds || seconds < moves.to - moves.from);
    const buttons = offered.map(([text, seconds]) =>
      element("button", {
        type: "button",
        click: () => (seconds ? moves.showLast(seconds) : moves.showAll()),
      }, text));
    const mark = () => offered.forEach(([, seconds], i) => {
      const from = seconds ? moves.to - seconds : moves.from;
      buttons[i].setAttribute("aria-pressed", moves.min === from && moves.max === moves.to);
    });
    mark();
    moves.onChange(mark);
    return element("div", { class: "buttons", role: "group", "aria-label": "Time shown" }, ...buttons);
  }

  /** A section of charts that move together, or nothing when there are none. */
  function panels(id, items, bounds, charts) {
    const section = document.getElementById(id);
    if (items.length === 0) return section.remove();
    const moves = Plot.group(...bounds);
    section.append(
      element("div", { class: "toolbar" }, legend(charts.legend()), ranges(moves)),
      element("div", { class: "charts" },
        ...items.map((item) => element("div", { class: "panel" }, charts.make(item, moves)))));
    return undefined;
  }

  return { chart, legend, ranges, panels };
})();

/** A section per service; tables jump into it. */
const Services = (() => {
  const figures = new Map();
  const sections = new Map();

  function render() {
    const section = document.getElementById("services");
    const { services } = Data.report;
    if (services.length === 0) return section.remove();
    const all = services.map((service) => make(service));
    section.append(
      element("div", { class: "toolbar" }, Parts.legend(SignalCharts.legend()), foldButtons(all)), ...all);
    all[0].open = true;
    return undefined;
  }

  function foldButtons(all) {
    const fold = (open) => () => all.forEach((details) => { details.open = open; });
    return element("div", { class: "buttons", role: "group", "aria-label": "Services shown" },
      element("button", { type: "button", click: fold(true) }, "Open all"),
      element("button", { type: "button", click: fold(false) }, "Close all"));
  }

  function make({ service, signals }) {
    const from = Math.min(...signals.map((signal) => signal.timeMillis[0])) / 1000;
    const to = Math.max(...signals.map((signal) => signal.timeMillis.at(-1))) / 1000;
    const moves = Plot.group(from, to);
    const charts = element("div", { class: "charts" });
    const details = element("details", { class: "service" },
      element("summary", {}, element("h3", {}, service), ...tags(service)),
      element("div", { class: "inside" },
        element("div", { class: "toolbar" }, Parts.ranges(moves)), charts));
    for (const signal of signals) {
      const figure = SignalCharts.make(service, signal, moves);
      figures.set(signal.seriesId, figure);
      charts.append(figure);
    }
    sections.set(service, { details, moves, figure: charts.firstChild });
    return details;
  }

  function tags(service) {
    const alerts = Data.alertsOf(service);
    if (!Data.labelled) return [tag("", Format.plural(alerts.length, "alert"))];
    const incidents = Data.incidentsAt(service);
    const missed = incidents.filter((incident) => !incident.found).length;
    const wrong = alerts.filter((alert) => alert.verdict === "FALSE_ALERT").length;
    return [
      incidents.length > missed && tag("good", `✓ ${Format.plural(incidents.length - missed, "incident")} found`),
      missed > 0 && tag("bad", `✗ ${missed} missed`),
      wrong > 0 && tag("bad", Format.plural(wrong, "false alert")),
      incidents.length + wrong === 0 && tag("", "quiet"),
    ].filter(Boolean);
  }

  const tag = (kind, text) => element("span", { class: `tag ${kind}` }, text);

  /** Shows a stretch of time on the chart of a series, or on the first chart of the service. */
  function jump(service, seriesId, fromMillis, toMillis) {
    const section = sections.get(service);
    if (!section) return;
    const figure = figures.get(seriesId) ?? section.figure;
    const host = figure.querySelector(".plot");
    const around = Math.max((toMillis - fromMillis) * 1.5, 45 * 60000);
    section.details.open = true;
    Plot.draw(host);
    section.moves.show((fromMillis - around) / 1000, (toMillis + around) / 1000);
    figure.scrollIntoView({ block: "center" });
    host.focus({ preventScroll: true });
    document.querySelectorAll("figure.found").forEach((old) => old.classList.remove("found"));
    figure.classList.add("found");
  }

  /** Opens the charts of a service. */
  function open(service) {
    const section = sections.get(service);
    section.details.open = true;
    section.details.scrollIntoView();
  }

  return { render, jump, open, tag, has: (service) => sections.has(service) };
})();
