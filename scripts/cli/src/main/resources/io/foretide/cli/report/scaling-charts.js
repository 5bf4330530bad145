/** Replicas of a service: needed, as Foretide would have run them, as the reactive rule would. */
const ScalingCharts = (() => {
  const legend = () => [
    ["line observed", "needed"],
    ["line expected", "Foretide"],
    ["dashed reactive", "reactive HPA"],
    ["short-foretide shaded", "Foretide short, shaded in the chart"],
    ["short-reactive", "HPA short"],
  ];

  function make(scaling, moves) {
    const { service, foretideFit, reactiveFit, regret } = scaling;
    const short = `short: Foretide ${Format.share(foretideFit.underShare)}, HPA ${Format.share(reactiveFit.underShare)}`;
    const side = `${short} · regret ${Format.number(regret.foretide)} replica-hours`;
    const { figure, host, readout } =
      Parts.chart(service, side, `${service}, replicas over time, ${short} of windows`);
    Plot.later(host, () => build(scaling, moves, readout));
    return figure;
  }

  function build(scaling, moves, readout) {
    const steps = uPlot.paths.stepped({ align: 1 });
    const { timeMillis, needed, foretide, reactive } = scaling;
    const options = Plot.options({
      moves, unit: "COUNT", top: 30,
      series: [
        {},
        Plot.line("reactive", { paths: steps, dash: [5, 3] }),
        Plot.line("observed", { paths: steps, width: 1.25 }),
        Plot.line("expected", { paths: steps, width: 2 }),
      ],
      range: (chart) => range(chart),
      hooks: {
        drawAxes: [(chart) => shortfalls(chart, scaling)],
        setCursor: [(chart) => read(chart, scaling, readout)],
      },
    });
    return { options, moves, data: [Data.seconds(timeMillis), reactive, needed, foretide] };
  }

  function range(chart) {
    const [first, last] = chart.series[0].idxs;
    const [low, high] = Marks.extent(chart.data.slice(1), first, last);
    return Marks.padded(low, Math.max(high, 2), "COUNT");
  }

  function shortfalls(chart, { foretideShort, reactiveShort }) {
    lane(chart, "Foretide", foretideShort, 25, "expected");
    lane(chart, "HPA", reactiveShort, 13, "reactive");
    foretideShort.startMillis.forEach((start, i) =>
      Marks.wash(chart, start / 1000, foretideShort.endMillis[i] / 1000, Theme.color("short-wash")));
  }

  function lane(chart, name, stretches, above, color) {
    const { min, max } = chart.scales.x;
    chart.ctx.save();
    Marks.strip(chart, min, max, above, 8, Theme.color("sunken"));
    stretches.startMillis.forEach((start, i) =>
      Marks.strip(chart, start / 1000, stretches.endMillis[i] / 1000, above, 8, Theme.color(color)));
    chart.ctx.restore();
    Marks.label(chart, name, above - 4, Theme.color("muted"));
  }

  function read(chart, scaling, readout) {
    const row = chart.cursor.idx;
    if (row === null || row === undefined) return readout.rest();
    readout.replaceChildren(
      `${Format.time(scaling.timeMillis[row])}  needed `,
      element("b", {}, Format.count(scaling.needed[row])),
      `  Foretide ${Format.count(scaling.foretide[row])}  HPA ${Format.count(scaling.reactive[row])}`);
    return undefined;
  }

  return { make, legend };
})();
