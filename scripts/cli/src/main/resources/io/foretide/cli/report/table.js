/** Tables whose rows may jump to a chart. */
const Table = (() => {
  /** A table from column names and rows of { cells, jump }; a cell is { kind, content }. */
  function make(caption, columns, rows) {
    return element("div", { class: "table", tabindex: "0", role: "region", "aria-label": caption },
      element("table", {},
        element("thead", {}, element("tr", {},
          ...columns.map(([name, kind]) => element("th", { scope: "col", class: kind }, name)))),
        element("tbody", {}, ...rows.map((row) => line(columns, row)))));
  }

  function line(columns, { cells, jump, verdict }) {
    const made = element("tr", { class: jump && "jump", click: jump, "data-verdict": verdict });
    cells.forEach((content, i) => {
      const [name, kind] = columns[i];
      const inner = i === 0 && jump
        ? element("button", { type: "button", class: "link", title: "Show the chart" }, content) : content;
      const whole = [inner].flat();
      made.append(i === 0
        ? element("th", { scope: "row", "data-label": name }, ...whole)
        : element("td", { class: kind, "data-label": name }, ...whole));
    });
    return made;
  }

  const empty = (words) => element("p", { class: "empty" }, words);

  return { make, empty };
})();
