/** Over-provision against the target, a line for each lead time. */
const WhatIf = (() => {
  const COLORS = ["expected", "reactive", "good", "info", "critical", "observed"];
  const color = (i) => COLORS[i % COLORS.length];
  const distinct = (values) => [...new Set(values)].sort((a, b) => a - b);

  function render(points) {
    const section = document.getElementById("what-if");
    if (points.length === 0) return section.remove();
    section.append(legend(points), element("div", { class: "panel" }, chart(points)), element("p", {}, `Medians over ${Format.count(points[0].series)} series.`), table(points));
    return undefined;
  }

  function legend(points) {
    const key = (name, kind, text) => element("li", {},
      element("span", { class: `key ${kind}`, style: `color: var(--${name})`, "aria-hidden": "true" }), text);
    return element("ul", { class: "legend", "aria-label": "Legend" },
      ...distinct(points.map((point) => point.leadMillis)).map((lead, i) =>
        key(color(i), "line", `lead ${Format.duration(lead)}`)),
      key("muted", "dashed", "best rule tuned on the answers, same colour"));
  }

  function chart(points) {
    const words = "over-provision as a share of demand";
    const { figure, host, readout } = Parts.chart("Over-provision against the target", words, words);
    Plot.later(host, () => build(points, readout));
    return figure;
  }

  function build(points, readout) {
    const targets = distinct(points.map((point) => point.target));
    const leads = distinct(points.map((point) => point.leadMillis));
    const moves = Plot.group(-0.15, targets.length - 0.85);
    const column = (lead, figure) => targets.map((target) =>
      points.find((point) => point.leadMillis === lead && point.target === target)?.[figure] ?? null);
    const lines = leads.flatMap((lead, i) => [
      Plot.line(color(i), { width: 2, points: { show: true, size: 7 } }),
      Plot.line(color(i), { width: 1.25, dash: [5, 3], points: { show: true, size: 5 } })]);
    const data = [
      targets.map((_, i) => i),
      ...leads.flatMap((lead) => [column(lead, "overProvision"), column(lead, "bestRivalOverProvision")])];
    const options = Plot.options({
      moves, unit: "SHARE", top: 10, series: [{}, ...lines],
      range: () => Marks.padded(...Marks.extent(data.slice(1), 0, targets.length - 1), "COUNT"),
      hooks: { setCursor: [(plot) => read(plot, targets, leads, data, readout)] },
    });
    options.scales.x.time = false;
    options.cursor.drag = { x: false, y: false };
    options.axes[0].splits = () => targets.map((_, i) => i);
    options.axes[0].values = () => targets.map((target) => `target ${Format.share(target)}`);
    return { options, moves, data };
  }

  function read(plot, targets, leads, data, readout) {
    const at = plot.cursor.idx;
    if (at === null || at === undefined) return readout.rest();
    readout.replaceChildren(`target ${Format.share(targets[at])}: `,
      leads.map((lead, i) =>
        `lead ${Format.duration(lead)} ${Format.share(data[1 + 2 * i][at])} (best rule ${Format.share(data[2 + 2 * i][at])})`)
        .join(", "));
    return undefined;
  }

  const table = (points) => Table.make("What if", [
    ["Lead time"], ["Target", "number"], ["Violation", "number"], ["Over-provision", "number"],
    ["Ratio to the best rule", "number"], ["Best tuned rule"], ["Its over-provision", "number"]],
  points.map((point) => ({
    cells: [
      Format.duration(point.leadMillis), Format.share(point.target), Format.share(point.violation),
      Format.percent(point.overProvision), Format.fixed(point.overProvision / point.bestRivalOverProvision, 2),
      point.bestRival || Format.DASH, Format.percent(point.bestRivalOverProvision)],
  })));

  return { render };
})();
