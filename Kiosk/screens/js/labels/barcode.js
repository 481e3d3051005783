import { shape } from "../chart/shape.js";

const quiet = 10;
// Narrower bars are lost on an office printer; wider ones only cost room.
const finest = 0.19;
const widest = 0.4;

const modulesOf = (bars) => bars.reduce((sum, width) => sum + width, 2 * quiet);

/** Whether bars can still be told apart by a scanner on so many millimetres. */
export const isLegible = (bars, width) => Boolean(bars) && width / modulesOf(bars) >= finest;

/** A barcode on so many millimetres: the server's bars with their quiet zone, as a picture of exact widths. */
export function barcode(bars, width, height) {
  const modules = modulesOf(bars);
  const module = Math.min(widest, width / modules);
  let place = quiet;
  const strokes = bars.map((bar, index) => {
    const from = place;
    place += bar;
    return index % 2 ? "" : `M${from} 0h${bar}v1h-${bar}z`;
  });
  const svg = shape("svg", { viewBox: `0 0 ${modules} 1`, preserveAspectRatio: "none", "aria-hidden": "true",
    "shape-rendering": "crispEdges" }, shape("path", { d: strokes.join("") }));
  svg.style.inlineSize = `${modules * module}mm`;
  svg.style.blockSize = `${height}mm`;
  return svg;
}
