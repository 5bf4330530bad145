/** A signal of a service: observed against expected, its band, alerts and true incidents. */
const SignalCharts = (() => {
  const LEGEND = [
    ["line observed", "observed"],
    ["line expected", "expected"],
    ["band", "95 % interval"],
    ["critical", "critical alert"],
    ["warning", "warning"],
    ["info", "info"],
  ];
  const LABELLED = [["hollow", "false alert (outline)"], ["incident", "true incident"]];

  const legend = () => (Data.labelled ? [...LEGEND, ...LABELLED] : LEGEND);

  function make(service, signal, moves) {
    const alerts = Data.alertsOn(signal.seriesId);
    const incidents = Data.incidentsTouching(service);
    const side = [
      Format.unitName(signal.unit), alerts.length ? Format.plural(alerts.length, "alert") : "no alerts",
    ].filter(Boolean).join(" · ");
    const { figure, host, readout } = Parts.chart(
      signal.title, side,
      `${service} ${signal.title}, observed against expected, ${side}, `
        + `${Format.plural(incidents.length, "incident")} on this service or a related one`);
    Plot.later(host, () => build(signal, moves, alerts, incidents, readout));
    return figure;
  }

  function build(signal, moves, alerts, incidents, readout) {
    const { unit, actual, expected, lower, upper } = signal;
    const options = Plot.options({
      moves, unit, top: 20,
      series: [
        {},
        Plot.line("band-edge", { width: 1 }),
        Plot.line("band-edge", { width: 1 }),
        Plot.line("expected"),
        Plot.line("observed", { width: 1, points: { show: lonely } }),
      ],
      bands: [{ series: [2, 1], fill: () => Theme.color("band") }],
      range: (chart) => range(chart, signal),
      hooks: {
        drawAxes: [(chart) => Marks.incidents(chart, incidents)],
        draw: [(chart) => Marks.alerts(chart, alerts)],
        setCursor: [(chart) => read(chart, signal, alerts, incidents, readout)],
      },
    });
    return { options, moves, data: [Data.seconds(signal.timeMillis), lower, upper, expected, actual] };
  }

  /** Points where few values are in view. */
  const lonely = (chart, series, first, last) => last - first < 60;

  /** The band widens the axis by a third at most: a baseline that still learns must not hide the rest. */
  function range(chart, { unit, actual, expected, lower, upper }) {
    const [first, last] = chart.series[0].idxs;
    const [low, high] = Marks.extent([actual, expected], first, last);
    const [bandLow, bandHigh] = Marks.extent([lower, upper], first, last);
    const room = (high - low || Math.abs(high)) / 3;
    return Marks.padded(
      Math.min(low, Math.max(bandLow, low - room)), Math.max(high, Math.min(bandHigh, high + room)), unit);
  }

  function read(chart, signal, alerts, incidents, readout) {
    const row = chart.cursor.idx;
    if (row === null || row === undefined) return readout.rest();
    const millis = signal.timeMillis[row];
    const value = (column) => Format.value(signal.unit, column[row]);
    const alert = alerts.find((a) => a.startedAtMillis <= millis && millis <= a.endedAtMillis);
    const incident = incidents.find((i) => i.startMillis <= millis && millis <= i.endMillis);
    readout.replaceChildren(
      `${Format.time(millis)}  `, element("b", {}, value(signal.actual)),
      `  expected ${value(signal.expected)} (${value(signal.lower)} to ${value(signal.upper)})`,
      alert ? `  · ${alert.severity.toLowerCase()} alert` : "",
      incident ? `  · ${incident.kind}` : "");
    return undefined;
  }

  return { make, legend };
})();
