/** Colours of the style sheet for the canvas, light or dark as the reader prefers. */
const Theme = (() => {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const listeners = [];
  let colors = new Map();
  let hatches = new WeakMap();

  function color(name) {
    if (!colors.has(name)) {
      const style = getComputedStyle(document.documentElement);
      colors.set(name, style.getPropertyValue(`--${name}`).trim());
    }
    return colors.get(name);
  }

  /** Slanted lines, for spans that must not rely on colour. */
  function hatch(context) {
    if (!hatches.has(context)) {
      const size = Math.round(7 * devicePixelRatio);
      const tile = element("canvas", { width: size, height: size });
      const pen = tile.getContext("2d");
      pen.strokeStyle = color("incident");
      pen.globalAlpha = 0.55;
      pen.lineWidth = devicePixelRatio;
      for (const shift of [-size, 0, size]) {
        pen.moveTo(shift, size);
        pen.lineTo(shift + size, 0);
      }
      pen.stroke();
      hatches.set(context, context.createPattern(tile, "repeat"));
    }
    return hatches.get(context);
  }

  dark.addEventListener("change", () => {
    colors = new Map();
    hatches = new WeakMap();
    listeners.forEach((listener) => listener());
  });

  return { color, hatch, onChange: (listener) => listeners.push(listener) };
})();
