/** Puts the page together. */
(() => {
  const { report } = Data;
  const CONTENTS = [
    ["summary", "Summary"], ["series", "Series"], ["services", report.series.length ? "Charts" : "Services"], ["forecasts", "Forecasts"], ["scaling", "Scaling"],
    ["incidents", "Incidents"], ["alerts", "Alerts"], ["reading", "How to read this"]];

  const bounds = (rows) => [
    Math.min(...rows.map((row) => row.timeMillis[0])) / 1000,
    Math.max(...rows.map((row) => row.timeMillis.at(-1))) / 1000];

  SummaryCards.render();
  Services.render();
  Parts.panels("forecasts", report.forecasts, FanCharts.bounds(report.forecasts), FanCharts);
  Parts.panels("scaling", report.scaling, bounds(report.scaling), ScalingCharts);
  Tables.render();

  const links = CONTENTS.filter(([id]) => document.getElementById(id)).map(([id, text]) =>
    [id, element("a", { href: `#${id}` }, text)]);
  document.getElementById("contents").append(...links.map(([, link]) => element("li", {}, link)));

  /** Marks the section in the upper half of the window. */
  const reading = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      const link = links.find(([id]) => id === entry.target.id)[1];
      if (entry.isIntersecting) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }, { rootMargin: "-20% 0px -79% 0px" });
  links.forEach(([id]) => reading.observe(document.getElementById(id)));
})();
