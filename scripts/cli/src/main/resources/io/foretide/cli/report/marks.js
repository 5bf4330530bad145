/** What is drawn on the canvas besides lines: alerts, incidents, shortfalls. */
const Marks = (() => {
  const SEVERITY = { CRITICAL: "critical", WARNING: "warning", INFO: "info" };

  /** Canvas x of a stretch of seconds, at least `least` CSS pixels wide; none when out of view. */
  function span(chart, from, to, least = 0) {
    const { left, width } = chart.bbox;
    const x = (time) => Math.min(Math.max(chart.valToPos(time, "x", true), left), left + width);
    const { min, max } = chart.scales.x;
    if (to < min || from > max) return undefined;
    const [start, end] = [x(from), x(to)];
    const wide = Math.max(end - start, least * devicePixelRatio);
    return { x: Math.min(start, left + width - wide), width: wide };
  }

  /** A strip above the chart, `above` CSS pixels over its top edge. */
  function strip(chart, from, to, above, height, color, hollow = false) {
    const place = span(chart, from, to, 3);
    if (!place) return;
    const { ctx } = chart;
    const y = chart.bbox.top - above * devicePixelRatio;
    const tall = height * devicePixelRatio;
    if (hollow) {
      ctx.strokeStyle = color;
      ctx.lineWidth = 1.5 * devicePixelRatio;
      ctx.strokeRect(place.x + ctx.lineWidth / 2, y + ctx.lineWidth / 2,
        Math.max(place.width - ctx.lineWidth, 2), tall - ctx.lineWidth);
    } else {
      ctx.fillStyle = color;
      ctx.fillRect(place.x, y, place.width, tall);
    }
  }

  function wash(chart, from, to, fill) {
    const place = span(chart, from, to, 2);
    if (!place) return;
    chart.ctx.fillStyle = fill;
    chart.ctx.fillRect(place.x, chart.bbox.top, place.width, chart.bbox.height);
  }

  /** True incidents: hatched over the whole height, with a cap. Drawn beneath the lines. */
  function incidents(chart, rows) {
    chart.ctx.save();
    for (const { startMillis, endMillis } of rows) {
      const [from, to] = [startMillis / 1000, endMillis / 1000];
      wash(chart, from, to, Theme.color("incident-wash"));
      wash(chart, from, to, Theme.hatch(chart.ctx));
      strip(chart, from, to, 5, 4, Theme.color("incident"));
    }
    chart.ctx.restore();
  }

  /** Alerts: strips in the colour of their severity; hollow when they are false. */
  function alerts(chart, rows) {
    chart.ctx.save();
    for (const alert of rows) {
      const [from, to] = [alert.startedAtMillis / 1000, alert.endedAtMillis / 1000];
      const color = Theme.color(SEVERITY[alert.severity]);
      strip(chart, from, to, 16, 9, color, alert.verdict === "FALSE_ALERT");
    }
    chart.ctx.restore();
  }

  /** Name of a strip, in the margin left of it. */
  function label(chart, text, above, color) {
    const { ctx, bbox } = chart;
    ctx.save();
    ctx.fillStyle = color;
    ctx.font = `${10 * devicePixelRatio}px system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif`;
    ctx.textAlign = "right";
    ctx.textBaseline = "middle";
    ctx.fillText(text, bbox.left - 6 * devicePixelRatio, bbox.top - above * devicePixelRatio);
    ctx.restore();
  }

  /** Smallest and largest known value of the columns between two rows. */
  function extent(columns, first, last) {
    let [low, high] = [Infinity, -Infinity];
    for (const column of columns) {
      for (let row = first; row <= last; row++) {
        const value = column[row];
        if (value === null || value === undefined) continue;
        if (value < low) low = value;
        if (value > high) high = value;
      }
    }
    return [low, high];
  }

  /** Range of the value axis; from zero unless the unit is a plain number. */
  function padded(low, high, unit) {
    if (!(low <= high)) return [0, 1];
    const room = (high - low || Math.abs(high) || 1) * 0.06;
    if (unit === "NUMBER" && low > 0.5 * high) return [low - room, high + room];
    return [Math.min(0, low < 0 ? low - room : 0), high > 0 ? high * 1.06 : high + room];
  }

  return { SEVERITY, strip, wash, incidents, alerts, label, extent, padded };
})();
