/** Puts the page together. */
(() => {
  const { report } = Data;
  const CONTENTS = [
    ["summary", "Summary"], ["series", "Series"], ["services", report.series.length ? "Charts" : "Services"], ["forecasts", "Forecasts"], ["scaling", "Scaling"],
    ["incidents", "Incidents"], ["episodes", "Episodes"], ["alerts", "Alerts"], ["reading", "How to read this"]];

  const bounds = (rows) => [
    Math.min(...rows.map((row) => row.timeMillis[0])) / 1000,
    Math.max(...rows.map((row) => row.timeMillis.at(-1))) / 1000];

  SummaryCards.render();
  Services.render();
  Parts.panels("forecasts", report.forecasts, FanCharts.bounds(report.forecasts), FanCharts);
  Parts.panels("scaling", report.scaling, bounds(report.scaling), ScalingCharts);
  Tables.render();

  Heading.contents(CONTENTS);
})();
