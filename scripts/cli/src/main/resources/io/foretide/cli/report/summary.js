/** The cards at the top. */
const SummaryCards = (() => {
  function render() {
    Heading.facts(Data.report.run);
    const { detection, intervalCoverage, foretide, reactive, regret, records } = Data.report.summary;
    document.getElementById("cards").append(
      ...(detection.labelled ? labelled(detection) : unlabelled(detection)),
      coverage(intervalCoverage),
      ...(foretide.windows > 0 ? provisioning(foretide, reactive, regret) : []),
      Data.report.series.length ? rows(Data.report.series) : ingest(records));
  }

  function card(title, figure, unit, ...rest) {
    return element("article", { class: "card" }, element("h3", {}, title),
      element("div", { class: "figure" }, figure, unit ? element("small", {}, ` ${unit}`) : ""), ...rest);
  }

  const text = (words, kind = "") => element("p", kind ? { class: kind } : {}, words);

  function labelled(detection) {
    const missed = detection.incidents - detection.found;
    return [
      card("Incidents found", Format.count(detection.found), `of ${Format.count(detection.incidents)}`,
        missed ? text(`${missed} missed`, "warn") : text("none missed")),
      card("False alerts", Format.count(detection.falseAlerts), `of ${Format.plural(detection.alerts, "alert")}`,
        text(`${Format.fixed(detection.falseAlertsPerServiceWeek, 2)} per service and week`)),
      card("Median time to detect", Format.duration(detection.medianMillisToDetect), "",
        text("from an incident's start until its alert fired")),
    ];
  }

  const unlabelled = (detection) => [
    card("Alerts", Format.count(detection.alerts), "",
      text("no labels: nothing says which were right")),
  ];

  /** The scale runs from 80 to 100 %, for the nominal level to be in sight. */
  function coverage(share) {
    const at = (value) => `${Math.min(Math.max((value - 0.8) / 0.2, 0), 1) * 100}%`;
    const made = card("Interval coverage", Format.percent(share), "", text("95 % is nominal: the upright mark"));
    if (Format.known(share)) {
      const [bar, mark] = [element("i"), element("b")];
      bar.style.width = at(share);
      mark.style.left = at(0.95);
      made.lastChild.before(element("div", { class: "gauge", "aria-hidden": "true" }, bar, mark));
    }
    return made;
  }

  function provisioning(foretide, reactive, regret) {
    return [
      versus("Under-provisioned", foretide.underShare, reactive.underShare,
        "share of windows with too few ready replicas", "Reactive HPA"),
      versus("Over-provisioned", foretide.overRatio, reactive.overRatio,
        "capacity that nothing used, over demand", "Reactive HPA"),
      versus("Regret", regret.foretide, regret.reactive,
        "replica-hours too many, plus those too few × (1 − target) / target", "Current demand", Format.number),
    ];
  }

  function versus(title, ours, theirs, words, rival, format = Format.share) {
    const most = Math.max(ours ?? 0, theirs ?? 0) || 1;
    const row = (name, kind, share) => {
      const bar = element("i");
      bar.style.width = `${((share ?? 0) / most) * 100}%`;
      return [
        element("span", { class: "name" }, name),
        element("span", { class: `bar ${kind}`, "aria-hidden": "true" }, bar),
        element("span", { class: "amount" }, format(share)),
      ];
    };
    return element("article", { class: "card wide" }, element("h3", {}, title),
      element("div", { class: "versus" }, ...row("Foretide", "", ours), ...row(rival, "reactive", theirs)),
      text(words));
  }

  function ingest({ received, late, deadLetters }) {
    const reasons = Object.entries(deadLetters).sort(([, a], [, b]) => b - a);
    const refused = reasons.reduce((sum, [, amount]) => sum + amount, 0);
    return counts("Records", [["in", received], ["late", late], ["dead-lettered", refused]],
      reasons.map(([reason, amount]) => `${reason} ${Format.count(amount)}`).join(" · "));
  }

  function rows(series) {
    const sum = (of) => series.reduce((total, row) => total + of(row), 0);
    const repeated = sum((row) => row.repeated);
    return counts("Rows", [
      ["read", sum((row) => row.rows)], ["without a value", sum((row) => row.gaps)],
      ["of a window that had one", repeated]], repeated ? "rows of a window that had one are not learnt" : "");
  }

  function counts(title, amounts, words) {
    return element("article", { class: "card wide" }, element("h3", {}, title),
      element("dl", { class: "counts" }, ...amounts.flatMap(([name, amount]) =>
        [element("dt", {}, name), element("dd", {}, Format.count(amount))])),
      words ? text(words) : "");
  }

  return { render };
})();
