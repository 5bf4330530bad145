/** Demand of a series, the capacity that Foretide had ready, and that of the best tuned rule. */
const CapacityCharts = (() => {
  const seconds = (millis) => millis.map((time) => time / 1000);

  const legend = (rival) => [
    ["line observed", "demand"],
    ["line expected", "Foretide"],
    ...(rival ? [["dashed reactive", `${rival}, tuned on the answers`]] : []),
    ["short-foretide", "demand above Foretide's capacity"],
    ["learnt", "learnt from, not judged"],
  ];

  function make(row, moves) {
    const side = `violation ${Format.share(row.fit.violation)}, over-provision ${Format.share(row.fit.overProvision)}`;
    const { figure, host, readout } =
      Parts.chart("Demand and capacity", side, `${row.name}, demand and capacity over time, ${side}`);
    Plot.later(host, () => build(row, moves, readout));
    return figure;
  }

  function build(row, moves, readout) {
    const options = Plot.options({
      moves, unit: "NUMBER", top: 18,
      series: [
        {},
        Plot.line("reactive", { dash: [5, 3], width: 1.25 }),
        Plot.line("observed", { width: 1.25 }),
        Plot.line("expected", { width: 1.75 }),
      ],
      range: (chart) => range(chart),
      hooks: {
        drawAxes: [(chart) => violations(chart, row)],
        setCursor: [(chart) => read(chart, row, readout)],
      },
    });
    options.axes[1].size = 84;
    return { options, moves, data: [seconds(row.timeMillis), row.rival, row.demand, row.foretide] };
  }

  function range(chart) {
    const [first, last] = chart.series[0].idxs;
    const [low, high] = Marks.extent(chart.data.slice(2), first, last);
    return Marks.padded(low, high, "COUNT");
  }

  function violations(chart, { violated, judgedFromMillis }) {
    const { min, max } = chart.scales.x;
    chart.ctx.save();
    Marks.wash(chart, min, judgedFromMillis / 1000, Theme.color("incident-wash"));
    Marks.strip(chart, min, max, 13, 8, Theme.color("sunken"));
    violated.startMillis.forEach((start, i) =>
      Marks.strip(chart, start / 1000, violated.endMillis[i] / 1000, 13, 8, Theme.color("expected")));
    chart.ctx.restore();
  }

  function read(chart, row, readout) {
    const at = chart.cursor.idx;
    if (at === null || at === undefined) return readout.rest();
    readout.replaceChildren(
      `${Format.time(row.timeMillis[at])}  demand `,
      element("b", {}, Format.number(row.demand[at])),
      `  Foretide ${Format.number(row.foretide[at])}`,
      row.rivalTitle && `  ${row.rivalTitle} ${Format.number(row.rival[at])}`);
    return undefined;
  }

  return { make, legend };
})();
