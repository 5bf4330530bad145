/** What stands above every page: what was run, and links to its sections. */
const Heading = (() => {
  function facts(run) {
    const rows = [
      ["Event time (UTC)", `${Format.time(run.fromMillis)} to ${Format.time(run.toMillis)}`],
      ["Covered", Format.duration(run.toMillis - run.fromMillis)],
      ...run.facts.map(({ label, value }) => [label, value]),
      ["Report made (UTC)", Format.time(run.createdAtMillis)],
    ];
    document.getElementById("facts").append(...rows.map(([label, value]) =>
      element("div", {}, element("dt", {}, label), element("dd", {}, value))));
  }

  /** Links to the sections that are there; marks the one in the upper half of the window. */
  function contents(sections) {
    const links = sections.filter(([id]) => document.getElementById(id)).map(([id, text]) =>
      [id, element("a", { href: `#${id}` }, text)]);
    document.getElementById("contents").append(...links.map(([, link]) => element("li", {}, link)));
    const reading = new IntersectionObserver((entries) => {
      for (const entry of entries) {
        const link = links.find(([id]) => id === entry.target.id)[1];
        if (entry.isIntersecting) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      }
    }, { rootMargin: "-20% 0px -79% 0px" });
    links.forEach(([id]) => reading.observe(document.getElementById(id)));
  }

  return { facts, contents };
})();
