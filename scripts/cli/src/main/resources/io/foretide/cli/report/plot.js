/** Charts that are drawn when they come into view, and groups of them that move together. */
const Plot = (() => {
  const FONT = '11px system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif';
  const HEIGHT = 210;
  const MINUTE = 60, HOUR = 3600, DAY = 86400;
  const waiting = new Map();
  const drawn = new Set();
  let groups = 0;

  const seen = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (entry.isIntersecting) draw(entry.target);
    }
  }, { rootMargin: "300px" });

  const resized = new ResizeObserver((entries) => {
    for (const { target, contentRect } of entries) {
      const chart = target.chart;
      if (contentRect.width > 0 && Math.abs(chart.width - contentRect.width) >= 1) {
        chart.setSize({ width: Math.floor(contentRect.width), height: chart.height });
      }
    }
  });

  Theme.onChange(() => drawn.forEach((chart) => chart.redraw()));

  /** Charts that show the same stretch of time. */
  function group(from, to) {
    const charts = new Set();
    const changed = [];
    const moves = {
      key: `group-${groups++}`, from, to, min: from, max: to, charts,
      show(min, max) {
        const width = Math.min(Math.max(max - min, 5 * MINUTE), to - from);
        moves.min = Math.min(Math.max(min, from), to - width);
        moves.max = moves.min + width;
        charts.forEach((chart) => chart.setScale("x", { min: moves.min, max: moves.max }));
        changed.forEach((listener) => listener());
      },
      showAll: () => moves.show(from, to),
      showLast: (seconds) => moves.show(to - seconds, to),
      onChange: (listener) => changed.push(listener),
    };
    return moves;
  }

  /** Draws later, when the host comes into view: `build` gives the options and data of uPlot. */
  function later(host, build) {
    waiting.set(host, build);
    seen.observe(host);
  }

  /** Draws now what has not come into view yet. */
  function draw(host) {
    const build = waiting.get(host);
    if (!build || host.clientWidth === 0) return;
    waiting.delete(host);
    seen.unobserve(host);
    const { options, data, moves } = build();
    const chart = new uPlot({ ...options, width: host.clientWidth }, data, host);
    host.chart = chart;
    drawn.add(chart);
    moves.charts.add(chart);
    resized.observe(host);
    host.addEventListener("keydown", (event) => press(event, moves));
  }

  function press(event, moves) {
    const width = moves.max - moves.min;
    const actions = {
      ArrowLeft: () => moves.show(moves.min - width / 5, moves.max - width / 5),
      ArrowRight: () => moves.show(moves.min + width / 5, moves.max + width / 5),
      "+": () => moves.show(moves.min + width / 4, moves.max - width / 4),
      "-": () => moves.show(moves.min - width / 2, moves.max + width / 2),
      Escape: moves.showAll,
    };
    const action = actions[event.key === "=" ? "+" : event.key];
    if (action && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      action();
    }
  }

  /** What every chart has in common. `top` is the room for marks above it, in pixels. */
  function options({ moves, unit, top, series, bands = [], range, hooks }) {
    return {
      height: HEIGHT, series, bands, hooks: { ...hooks, setSelect: [(chart) => zoom(chart, moves)] },
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), "Etc/UTC"),
      padding: [top, 10, 0, 0],
      legend: { show: false },
      cursor: {
        y: false, points: { size: 6 },
        drag: { x: true, y: false, setScale: false },
        bind: { dblclick: () => () => moves.showAll() },
        sync: { key: moves.key, filters: { pub: (type) => /^mouse(move|leave)$/.test(type) } },
      },
      scales: { x: { range: () => [moves.min, moves.max] }, y: { range } },
      axes: [timeAxis(), valueAxis(unit)],
    };
  }

  function zoom(chart, moves) {
    const { left, width } = chart.select;
    if (width < 3) return;
    const [min, max] = [chart.posToVal(left, "x"), chart.posToVal(left + width, "x")];
    chart.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
    moves.show(min, max);
  }

  const axis = () => ({
    stroke: () => Theme.color("muted"), font: FONT,
    grid: { stroke: () => Theme.color("grid"), width: 1 },
    ticks: { show: false },
  });

  const timeAxis = () => ({
    ...axis(), size: 38, gap: 6, space: 64,
    values: [
      [365 * DAY, "{YYYY}", null, null, null, null, null, null, 1],
      [28 * DAY, "{MMM}", "\n{YYYY}", null, null, null, null, null, 1],
      [DAY, "{D} {MMM}", "\n{YYYY}", null, null, null, null, null, 1],
      [HOUR, "{HH}:{mm}", "\n{D} {MMM} {YYYY}", null, "\n{D} {MMM}", null, null, null, 1],
      [MINUTE, "{HH}:{mm}", "\n{D} {MMM} {YYYY}", null, "\n{D} {MMM}", null, null, null, 1],
      [1, "{HH}:{mm}:{ss}", "\n{D} {MMM} {YYYY}", null, "\n{D} {MMM}", null, null, null, 1],
    ],
  });

  const valueAxis = (unit) => ({
    ...axis(), size: 56, gap: 6, space: 36,
    values: (chart, ticks) => ticks.map((tick) => Format.value(unit, tick)),
  });

  /** A line of the chart; the colour is read at every drawing. */
  const line = (color, more = {}) => ({
    stroke: () => Theme.color(color), width: 1.5, points: { show: false }, ...more,
  });

  return { group, later, draw, options, line, HEIGHT, HOUR, DAY };
})();
