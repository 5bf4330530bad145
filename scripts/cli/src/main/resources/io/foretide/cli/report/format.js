/** How the page writes times (UTC), durations and values. Unknown numbers are a dash. */
const Format = (() => {
  const DASH = "–";
  const two = (number) => String(number).padStart(2, "0");
  const known = (number) => number !== null && number !== undefined && Number.isFinite(number);

  const date = (millis) => new Date(millis).toISOString().slice(0, 10);
  const time = (millis) => new Date(millis).toISOString().slice(0, 16).replace("T", " ");

  function duration(millis) {
    if (!known(millis)) return DASH;
    const seconds = Math.round(millis / 1000);
    if (seconds < 60) return `${seconds} s`;
    const minutes = Math.round(seconds / 60);
    if (minutes < 60) return `${minutes} min`;
    const hours = Math.floor(minutes / 60);
    if (hours < 24) return minutes % 60 ? `${hours} h ${two(minutes % 60)} min` : `${hours} h`;
    const days = Math.floor(hours / 24);
    const rest = hours % 24;
    return `${days} ${days === 1 ? "day" : "days"}${rest ? ` ${rest} h` : ""}`;
  }

  /** Three significant digits, thousands grouped. */
  function number(value) {
    if (!known(value)) return DASH;
    const size = Math.abs(value);
    if (size !== 0 && (size < 0.001 || size >= 1e9)) return value.toExponential(2);
    return size >= 100
      ? Math.round(value).toLocaleString("en")
      : value.toLocaleString("en", { maximumSignificantDigits: 3 });
  }

  /** So many decimals, for columns that are compared. */
  const fixed = (value, digits) => (known(value)
    ? value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits }) : DASH);

  const percent = (value) => (known(value) ? `${fixed(value * 100, 1)} %` : DASH);

  const count = (value) => (known(value) ? Math.round(value).toLocaleString("en") : DASH);

  function share(value) {
    if (!known(value)) return DASH;
    const percent = value * 100;
    const digits = Math.abs(percent) >= 10 || percent === 0 ? 1 : 2;
    return `${percent.toLocaleString("en", { maximumFractionDigits: digits })} %`;
  }

  function milliseconds(value) {
    if (!known(value)) return DASH;
    return Math.abs(value) >= 1000 ? `${number(value / 1000)} s` : `${number(value)} ms`;
  }

  const units = { COUNT: number, SHARE: share, MILLISECONDS: milliseconds, NUMBER: number };
  const unitNames = {
    COUNT: "per window", SHARE: "per cent", MILLISECONDS: "milliseconds", NUMBER: "",
  };

  const plural = (amount, noun) => `${count(amount)} ${noun}${amount === 1 ? "" : "s"}`;

  return {
    DASH, known, date, time, duration, number, fixed, percent, count, share, plural,
    value: (unit, value) => units[unit](value),
    unitName: (unit) => unitNames[unit],
  };
})();

/** Makes an element: attributes, then children (nodes or text). */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(key, value);
    else if (value !== undefined && value !== false) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== undefined && child !== ""));
  return made;
}
