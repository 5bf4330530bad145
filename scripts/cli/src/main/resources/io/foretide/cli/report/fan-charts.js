/** Forecasts of a series, as published at their origins, against what came. */
const FanCharts = (() => {
  const legend = () => [
    ["line observed", "what came"],
    ["line expected", "median forecast"],
    ["band-inner", "90 % interval"],
    ["band", "95 % interval"],
    ["origin", "origin of a forecast"],
  ];

  function make(fan, moves) {
    const side = Format.plural(fan.origins.length, "forecast");
    const title = `${fan.service} ${fan.title}`;
    const { figure, host, readout } =
      Parts.chart(title, side, `${title}, ${side} against what came`);
    Plot.later(host, () => build(fan, moves, readout));
    return figure;
  }

  /** Time from the first to the last moment of the fans, seconds. */
  function bounds(fans) {
    const starts = fans.map((fan) => fan.timeMillis[0]);
    const ends = fans.flatMap((fan) => [
      fan.timeMillis.at(-1), ...fan.origins.map((origin) => origin.timeMillis.at(-1))]);
    return [Math.min(...starts) / 1000, Math.max(...ends) / 1000];
  }

  function build(fan, moves, readout) {
    const [time, actual] = columns(fan);
    const options = Plot.options({
      moves, unit: fan.unit, top: 8,
      series: [{}, Plot.line("observed")],
      range: (chart) => range(chart, fan),
      hooks: {
        drawAxes: [(chart) => draw(chart, fan)],
        setCursor: [(chart) => read(chart, fan, time, actual, readout)],
      },
    });
    return { options, moves, data: [time, actual] };
  }

  /** Times of the values that came and of every step, with null where nothing came. */
  function columns(fan) {
    const came = new Map(fan.timeMillis.map((millis, row) => [millis, fan.actual[row]]));
    const steps = fan.origins.flatMap((origin) => origin.timeMillis);
    const last = fan.timeMillis.at(-1);
    const times = [...came.keys(), ...steps.filter((millis) => millis > last)];
    const sorted = [...new Set(times)].sort((a, b) => a - b);
    return [Data.seconds(sorted), sorted.map((millis) => came.get(millis) ?? null)];
  }

  function range(chart, fan) {
    const [first, last] = chart.series[0].idxs;
    const [from, to] = [chart.data[0][first] * 1000, chart.data[0][last] * 1000];
    const extents = [Marks.extent([chart.data[1]], first, last)];
    for (const origin of fan.origins) {
      const rows = origin.timeMillis.map((millis) => millis >= from && millis <= to);
      const start = rows.indexOf(true);
      if (start >= 0) extents.push(Marks.extent([origin.p025, origin.p975], start, rows.lastIndexOf(true)));
    }
    return Marks.padded(
      Math.min(...extents.map(([low]) => low)), Math.max(...extents.map(([, high]) => high)), fan.unit);
  }

  function draw(chart, fan) {
    const { ctx, bbox } = chart;
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    for (const origin of fan.origins) drawOrigin(chart, origin);
    ctx.restore();
  }

  function drawOrigin(chart, origin) {
    const { ctx, bbox } = chart;
    const x = chart.valToPos(origin.originMillis / 1000, "x", true);
    area(chart, origin.timeMillis, origin.p025, origin.p975, "band");
    area(chart, origin.timeMillis, origin.p05, origin.p95, "band-inner");
    ctx.strokeStyle = Theme.color("expected");
    ctx.lineWidth = 2 * devicePixelRatio;
    ctx.beginPath();
    trace(chart, origin.timeMillis, origin.p50);
    ctx.stroke();
    ctx.fillStyle = Theme.color("muted");
    ctx.fillRect(x, bbox.top + bbox.height * 0.8, devicePixelRatio, bbox.height * 0.2);
  }

  function area(chart, times, low, high, color) {
    const { ctx } = chart;
    ctx.fillStyle = Theme.color(color);
    ctx.beginPath();
    trace(chart, times, high);
    trace(chart, [...times].reverse(), [...low].reverse());
    ctx.fill();
  }

  function trace(chart, times, values) {
    times.forEach((millis, step) => {
      if (values[step] !== null) {
        chart.ctx.lineTo(chart.valToPos(millis / 1000, "x", true), chart.valToPos(values[step], "y", true));
      }
    });
  }

  function read(chart, fan, time, actual, readout) {
    const row = chart.cursor.idx;
    if (row === null || row === undefined) return readout.rest();
    const millis = time[row] * 1000;
    const origin = fan.origins.findLast(
      (made) => made.timeMillis[0] <= millis && millis <= made.timeMillis.at(-1));
    const value = (number) => Format.value(fan.unit, number);
    readout.replaceChildren(`${Format.time(millis)}  `, element("b", {}, value(actual[row])));
    if (origin) {
      const step = Math.max(origin.timeMillis.findLastIndex((start) => start <= millis), 0);
      readout.append(
        `  forecast ${value(origin.p50[step])} (${value(origin.p025[step])} to `
          + `${value(origin.p975[step])}), ${Format.duration(millis - origin.originMillis)} ahead`);
    }
    return undefined;
  }

  return { make, legend, bounds };
})();
