/** Puts the page of a simulation together. */
(() => {
  const page = JSON.parse(document.getElementById("report-data").textContent);
  const hours = page.whole ? "Replica-hours" : "Capacity-hours";
  const sections = new Map();

  function cards() {
    const foretide = page.rules[0].fit;
    const rival = page.rules.find((rule) => rule.title === page.bestRival)?.fit;
    document.getElementById("cards").append(
      card("Violation", Format.share(foretide.violation), `of the rows; ${Format.share(page.target)} was the target`),
      card("Over-provision", Format.share(foretide.overProvision), "capacity that nothing used, over demand"),
      card("Best tuned rule", Format.share(rival?.overProvision),
        rival ? `over-provision of ${page.bestRival}` : "none has figures"),
      card("Series", Format.count(page.compared), page.leftOut.length
        ? `figures are medians over them; ${Format.count(page.leftOut.length)} left out` : "figures are medians over them"));
  }

  const card = (title, figure, words) => element("article", { class: "card" },
    element("h3", {}, title), element("div", { class: "figure" }, figure), element("p", {}, words));

  const fitColumns = [
    ["Violation", "number"], ["Over-provision", "number"], [hours, "number"], ["Scale events", "number"]];
  const violation = (share) => (Format.known(share) ? `${Format.fixed(share * 100, 2)} %` : Format.DASH);
  const fitCells = (fit) => [
    violation(fit.violation), Format.percent(fit.overProvision), Format.number(fit.capacityHours / page.unit),
    Format.count(fit.changes)];

  function rules() {
    document.getElementById("rules").append(Table.make("Rules", [["Rule"], ...fitColumns],
      page.rules.map(({ title, tuned, fit }) => ({ cells: [tuned ? `${title} *` : title, ...fitCells(fit)] }))));
  }

  function series() {
    const noted = page.series.some((row) => row.notes.length);
    const section = document.getElementById("series");
    section.append(Table.make("Series",
      [["Series"], ...fitColumns, ["Best tuned rule"], ["Its over-provision", "number"], ...(noted ? [["Notes", "text"]] : [])],
      page.series.map((row) => ({
        jump: sections.has(row.name) && (() => open(row.name)),
        cells: [
          row.name, ...fitCells(row.fit), row.bestRival || Format.DASH, Format.percent(row.bestRivalFit.overProvision),
          ...(noted ? [row.notes.join("; ")] : [])],
      }))));
    if (page.leftOut.length) {
      section.append(element("p", {}), Table.make("Left out", [["Left out of the medians"], ["Because it", "text"]],
        page.leftOut.map(({ name, why }) => ({ cells: [name, why] }))));
    }
  }

  function open(name) {
    sections.get(name).open = true;
    sections.get(name).scrollIntoView();
  }

  function charts() {
    const section = document.getElementById("charts");
    for (const row of page.charts) {
      const moves = Plot.group(row.timeMillis[0] / 1000, row.timeMillis.at(-1) / 1000);
      const details = element("details", { class: "service" },
        element("summary", {}, element("h3", {}, row.name)),
        element("div", { class: "inside" },
          element("div", { class: "toolbar" }, Parts.legend(CapacityCharts.legend(row.rivalTitle)), Parts.ranges(moves)),
          CapacityCharts.make(row, moves)));
      sections.set(row.name, details);
      section.append(details);
    }
    section.querySelector("details").open = true;
  }

  Heading.facts(page.run);
  cards();
  rules();
  WhatIf.render(page.whatIf);
  charts();
  series();
  Heading.contents([
    ["summary", "Summary"], ["rules", "Rules"], ["what-if", "What if"], ["series", "Series"], ["charts", "Charts"],
    ["reading", "How to read this"]]);
})();
